"""The words for days, months and spans that people type, in English and Arabic, as `names.fold` leaves them."""

import re

MONTHS = {
    "january": 1, "jan": 1, "كانون الثاني": 1, "كانون ثاني": 1, "يناير": 1,
    "february": 2, "feb": 2, "شباط": 2, "فبراير": 2,
    "march": 3, "mar": 3, "اذار": 3, "مارس": 3,
    "april": 4, "apr": 4, "نيسان": 4, "ابريل": 4,
    "may": 5, "ايار": 5, "مايو": 5,
    "june": 6, "jun": 6, "حزيران": 6, "يونيو": 6,
    "july": 7, "jul": 7, "تموز": 7, "يوليو": 7,
    "august": 8, "aug": 8, "اب": 8, "اغسطس": 8,
    "september": 9, "sept": 9, "sep": 9, "ايلول": 9, "سبتمبر": 9,
    "october": 10, "oct": 10, "تشرين الاول": 10, "تشرين اول": 10, "اكتوبر": 10,
    "november": 11, "nov": 11, "تشرين الثاني": 11, "تشرين ثاني": 11, "نوفمبر": 11,
    "december": 12, "dec": 12, "كانون الاول": 12, "كانون اول": 12, "ديسمبر": 12,
}  # fmt: skip
"""Month numbers by English, Levantine and Egyptian names."""

WEEKDAYS = {
    "monday": 0, "mon": 0, "الاثنين": 0, "الاتنين": 0, "tuesday": 1, "tue": 1, "tues": 1, "الثلاثا": 1, "التلاتا": 1,
    "wednesday": 2, "wed": 2, "الاربعا": 2, "thursday": 3, "thu": 3, "thur": 3, "thurs": 3, "الخميس": 3,
    "friday": 4, "fri": 4, "الجمعه": 4, "saturday": 5, "sat": 5, "السبت": 5, "sunday": 6, "sun": 6, "الاحد": 6,
}  # fmt: skip
"""Days of the week as `date.weekday` counts them."""

NAMED_DAYS = {
    "today": 0, "now": 0, "اليوم": 0, "الان": 0,
    "yesterday": -1, "امس": -1, "البارحه": -1, "مبارح": -1, "امبارح": -1,
    "day before yesterday": -2, "the day before yesterday": -2, "اول امس": -2, "اول البارحه": -2, "اول مبارح": -2,
    "tomorrow": 1, "غدا": 1, "بكرا": 1, "بكره": 1,
    "day after tomorrow": 2, "the day after tomorrow": 2, "بعد غد": 2, "بعد بكرا": 2, "بعد بكره": 2,
}  # fmt: skip
"""Days from today."""

UNITS = {
    "d": "days", "day": "days", "days": "days", "يوم": "days", "ايام": "days", "يوما": "days",
    "w": "weeks", "week": "weeks", "weeks": "weeks", "wk": "weeks", "wks": "weeks", "اسبوع": "weeks", "اسابيع": "weeks",
    "m": "months", "month": "months", "months": "months", "mo": "months", "شهر": "months", "اشهر": "months",
    "شهور": "months", "شهرا": "months",
    "y": "years", "year": "years", "years": "years", "yr": "years", "yrs": "years", "سنه": "years", "سنوات": "years",
    "سنين": "years", "عام": "years", "عاما": "years", "اعوام": "years",
}  # fmt: skip
"""Units of a span by their words."""

DUALS = {"يومين": "days", "اسبوعين": "weeks", "شهرين": "months", "سنتين": "years", "عامين": "years"}
"""Arabic words that say two of a unit."""

NUMERALS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6,
    "سبع": 7, "سبعه": 7, "ثمان": 8, "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9, "عشر": 10, "عشره": 10,
}  # fmt: skip
"""Numbers people write out."""

ABOUT = ("about", "around", "approximately", "approx", "circa", "ca", "نحو", "حوالي", "تقريبا", "قرابه")
"""Words that make a figure an estimate."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_DUAL = "|".join(DUALS)
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_NUMERAL = "|".join(sorted(NUMERALS, key=len, reverse=True))

SPAN = re.compile(f"(?:(?P<dual>{_DUAL})|(?:(?P<count>[0-9]{{1,4}}|{_NUMERAL}) ?)?(?P<unit>{_UNIT}))")
AGO = re.compile(f"(?:(?P<before>{SPAN.pattern.replace('?P<', '?P<b_')}) ago|(?:قبل|منذ|من) (?P<after>{SPAN.pattern}))")
AHEAD = re.compile(f"(?:in|after|within|بعد) (?P<span>{SPAN.pattern})")
LAST_OR_NEXT = re.compile(
    f"(?P<which>last|next) (?P<day>{_WEEKDAY})"
    f"|(?:يوم )?(?P<day_ar>{_WEEKDAY}) (?:(?P<last_ar>الماضيه?|الفايته?|اللي فات)|القادمه?|المقبله?|الجايه?)"
)
DAY_MONTH = re.compile(
    f"(?:(?:يوم )?(?P<weekday>{_WEEKDAY}) )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:of |من )?(?P<month>{_MONTH})"
    "(?: ?(?P<year>[0-9]{4}|[0-9]{2}))?"
)
MONTH_DAY = re.compile(f"(?P<month>{_MONTH}) ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: (?P<year>[0-9]{{4}}))?")
MONTH_YEAR = re.compile(f"(?:شهر )?(?P<month>{_MONTH}) (?P<year>[0-9]{{4}})")
