"""The words that stand for a filter by themselves, and those that begin one and are followed by its value.

All are written as `domain.names.fold` leaves them, so that ة and ه, أ and ا, hyphens and blanks are one.
"""

from collections.abc import Mapping
from typing import Final

from famcase.services.queries.case_filters import NONE

SAID: Final[Mapping[str, Mapping[str, object]]] = {
    "overdue": {"overdue": True},
    "late": {"overdue": True},
    "متاخر": {"overdue": True},
    "متاخره": {"overdue": True},
    "متاخرون": {"overdue": True},
    "متاخرين": {"overdue": True},
    "mine": {"mine": True},
    "لي": {"mine": True},
    "حالاتي": {"mine": True},
    "اسري": {"mine": True},
    "عايلاتي": {"mine": True},
    "unassigned": {"unassigned": True},
    "غير مسنده": {"unassigned": True},
    "بلا مسوول": {"unassigned": True},
    "withheld": {"withheld": True},
    "name withheld": {"withheld": True},
    "محجوب": {"withheld": True},
    "محجوبه": {"withheld": True},
    "الاسم محجوب": {"withheld": True},
    "in the open": {"in_the_open": True},
    "open ground": {"in_the_open": True},
    "في العرا": {"in_the_open": True},
    "all": {"status": ""},
    "الكل": {"status": ""},
    "not assessed": {"priority": 0},
    "no consent": {"consent": NONE},
    "without consent": {"consent": NONE},
    "بلا موافقه": {"consent": NONE},
    "بدون موافقه": {"consent": NONE},
    "flagged": {"flagged": True},
    "عليها علامه": {"flagged": True},
    "بعلامه": {"flagged": True},
    "close requested": {"close_requested": True},
    "closure requested": {"close_requested": True},
    "طلب اغلاق": {"close_requested": True},
    "at risk": {"displacement": "at-risk"},
    "معرضون للخطر": {"displacement": "at-risk"},
}

BEGUN: Final[Mapping[str, str]] = {
    "status": "status",
    "الحاله": "status",
    "priority": "priority",
    "اولويه": "priority",
    "الاولويه": "priority",
    "step": "step",
    "المرحله": "step",
    "مرحله": "step",
    "living": "living",
    "السكن": "living",
    "need": "need",
    "needs": "need",
    "بحاجه الي": "need",
    "يحتاجون": "need",
    "حاجه": "need",
    "no": "lacking",
    "without": "lacking",
    "بلا": "lacking",
    "بدون": "lacking",
    "لم يستلموا": "lacking",
    "at": "at",
    "in": "at",
    "في": "at",
    "from": "origin",
    "من": "origin",
    "with": "assigned_to",
    "assigned to": "assigned_to",
    "مع": "assigned_to",
    "مسنده الي": "assigned_to",
    "size": "people",
    "people": "people",
    "عدد": "people",
    "عدد الافراد": "people",
    "افراد": "people",
    "registered": "registered",
    "سجلت": "registered",
    "مسجله": "registered",
    "moved": "moved",
    "arrived": "moved",
    "انتقلوا": "moved",
    "وصلوا": "moved",
    "confirmed": "confirmed",
    "موكده": "confirmed",
    "موكد": "confirmed",
    "not confirmed": "unconfirmed",
    "unconfirmed": "unconfirmed",
    "غير موكده": "unconfirmed",
    "غير موكد": "unconfirmed",
    "in the open": "open_days",
    "open ground": "open_days",
    "في العرا": "open_days",
    "consent": "consent",
    "موافقه": "consent",
    "الموافقه": "consent",
    "flag": "flag",
    "علامه": "flag",
    "vulnerable": "vulnerability",
    "vulnerability": "vulnerability",
    "ضعف": "vulnerability",
    "displacement": "displacement",
    "النزوح": "displacement",
}
"""Which value follows: mostly the name of the filter itself."""

ANY_HELP: Final = frozenset({"assistance", "help", "aid", "مساعده", "مساعدات", "شي"})
"""Stand for an item of any kind."""

EVER: Final = frozenset({"ever", "ابدا", "مطلقا", "قط"})

BEFORE_SPAN: Final = (
    "for more than",
    "more than",
    "for",
    "since",
    "within",
    "in",
    "منذ اكثر من",
    "اكثر من",
    "منذ",
    "خلال",
)
"""Words before a span that say no more than it does; the longest first."""

OR_MORE: Final = ("or more", "and more", "فاكثر", "او اكثر")
OR_LESS: Final = ("or less", "or fewer", "فاقل", "او اقل")
