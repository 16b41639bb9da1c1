"""How the Arabic letters and the vowels between them are written in Latin letters, with how unusual each way is.

0 is the ordinary way to write a letter, 1 weighs as much as a consonant that is missing. Sources: ISO 233, ALA-LC and
BGN/PCGN for the first way of each letter; the Hawar alphabet (ç, c, ş, x, ê, î, û, v) and the Turkish one (c, ç, ğ, ş)
for Kurdish and Turkish spellings; French (ch, ou, dj, c) and Egyptian (g, k, s for ث) habits for most of the rest.
"""

LATIN_VOWELS = frozenset("aeiouAIUY")
"""Of Latin sounds, a character each: also T th, D dh, S sh, C ch, x kh, G gh, Z zh; A, I, U are long, Y is a last i."""

VOCAL_LETTERS = frozenset("اأإآٱىويۍةۀعءئؤەۆێ")
"""Arabic letters that Latin may write as a vowel. ٱ is a first alif without its hamza, ۀ a last ه, which may
be ة, ۍ a last ي, which may be ى."""

WRITTEN = {
    "ب": "b0 p.3 v.6",
    "پ": "p0 b.2",
    "ت": "t0 T.3 d.5",
    "ث": "T0 t.15 s.25",
    "ج": "j0 g.1 Z.2 c.2 C.4",
    "چ": "C0 c.1 j.3 S.2",
    "ح": "h0 x.6",
    "خ": "x0 h.35 C.3 k.45",
    "د": "d0 t.5 D.4",
    "ذ": "D0 d.15 z.15 T.15",
    "ر": "r0",
    "ز": "z0 s.5",
    "ژ": "Z0 j.2 z.3",
    "س": "s0 c.3 z.5",
    "ش": "S0 C.05 s.5",
    "ص": "s0 z.5 c.4",
    "ض": "d0 D.1 z.4",
    "ط": "t0 T.4 d.6",
    "ظ": "z0 D.1 d.2 T.3",
    "ع": "a0 e.05 A0 i.15 o.1 u.15 U.2 I.2",
    "غ": "G0 g.2 x.3",
    "ف": "f0 v.15",
    "ڤ": "v0 f.1",
    "ق": "q0 k.05 g.25 c.2 G.5",
    "ك": "k0 c.1 q.15 g.6 C.5",
    "گ": "g0 k.2",
    "ل": "l0",
    "م": "m0 n.7",
    "ن": "n0 m.7",
    "ه": "h0",
    "و": "w0 U0 u0 o.05 v.1",
    "ۆ": "o0 u.1 U.1",
    "ي": "y0 I0 i0 Y0 e.2",
    "ێ": "e0 i.2 I.1 y.2",
    "ۍ": "y0 I0 i0 Y0 e.2 a.5 A.5",
    "ى": "a0 A0 e.3 Y.1 I.1 i.1 y.1",
    "ا": "a0 A0 e.4 o.5",
    "أ": "a0 A0 e.1 o.1 u.1 U.1 i.3",
    "إ": "i0 e0 I0 a.3",
    "آ": "a0 A0 e.4",
    "ٱ": "a0 A.1 e.1 i.1 I.1 o.15 u.15 U.15",
    "ة": "a0 e0 A.1 t.4 i.4",
    "ۀ": "h0 a0 e0 A.1 o.15 U.2 u.2",
    "ە": "a0 e0",
    "ء": "a.1 e.1 A0 i.1",
    "ئ": "e0 i0 y0 a.15 I.1",
    "ؤ": "o0 u0 w0 a.1 U.1 e.15",
}

# Nezar and Nizar, Mohsin and Muhsen: as the vowels are heard from Cairo to Qamishli.
VOWELS = ("a0 A.1 e.15", "i0 e.1 I.1", "u0 o.05 U.05", "e.4 o.4", "a0 A0 e.2 o.5", "U0 u0 o.05", "I0 i0 Y0 e.2")
"""The short vowels fatha, kasra and damma, e and o, and the long ones."""

CONTRACTED = {
    "ay": "ي0 ۍ0 I.2 Y.2 i.3 e.25",
    "ey": "ي0 ۍ0 I.1 Y.1 i.15 e.15",
    "iy": "ي0 ۍ0 I.05 Y.05 y.05",
    "Iy": "ي0 ۍ0 I0",
    "oy": "ي.2 I.3",
    "Uy": "ي.3",
    "aw": "و0 U.25 u.3 o.15",
    "ow": "و0 U.1 o.1",
    "Aw": "و.2",
    "uw": "و0 U0 w.05",
    "Uw": "و0 U0",
    "wU": "U.1",
    "wu": "U.1 u.1",
    "yI": "I.1 Y.1",
    "yi": "I.1 Y.1",
    "yY": "Y.1",
    "إي": "I0 i0 e.05",
    "ٱي": "I0 i0 e.05",
    "أو": "U0 u0 o0",
    "ٱو": "U0 u0 o0",
    "شه": "S.15",
    "Sh": "S.15",
    "وو": "و.05 U.05 u.1 w.05 o.1",
    "يي": "ي.05 ۍ.05 I.05 Y.05 y.05",
    "يۍ": "ي.05 ۍ.05 I.05 Y.05 y.05",
    "ah": "ح0 h.1 ۀ0",
    "eh": "ح0 h.1 ۀ0",
    "ks": "x.3",
}
"""Two letters that may stand for one: diphthongs, an alif that bears a long vowel, sh of which one h is left out."""

DIGRAPHS = {"T": "تطt", "S": "سصs", "D": "دضd", "x": "كقk", "G": "گg", "C": "كقت", "Z": "زظz"}
"""What th, sh, dh, kh, gh, ch, zh may begin with where the h is a letter of its own: Fathi, Ishaq, Mazhar."""

SAME_LETTER = ("اأإآٱ", "ىيۍئێ", "ةۀهە", "ؤوۆ")
"""What Arabic hands do not tell apart: hamza carriers, ya and alif maqsura, ta marbuta and ha, Sorani letters."""
