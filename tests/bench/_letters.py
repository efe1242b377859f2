"""A second measure of near copies, for the bench alone: letters, longer words and the subject.

It knows no meanings and so shares nothing with the product's own measure; it calls near whatever
looks alike, also where it is not.
"""

from functools import cache

NEAR = 0.35  # of two questions' letters in threes; less is enough where more than letters agree
WITH_A_NOUN, WITH_THE_SUBJECT = 0.15, 0.1
FEW = 5  # so that two questions of one word each are not alike by a syllable
LONG = 5  # letters of a word that two questions are unlikely to share by chance
ENDINGS = ("ing", "ed", "es", "er", "s", "e")
FRAMES = frozenset(
    """
    a about again all although an and any anybody are as ask at be been before being but by can
    cannot could day did do does doing down each ever every everybody favourite feel feels felt
    find finish first for from get give good had happily happy hardly has have how i if in is it
    keep keeps last lately like little longest made make many me month months most much my near
    nearly never no nobody not of on one or other others our out over people person put rarely
    rather recently right say see sentence should show small smaller so somebody something still
    take tell than that the their them there thing things think this through time to today too
    two up us want was we week were what when where which while who whom whose will with without
    work would year you your yourself
    """.split()
)


def is_near(one, other):
    """Whether two icebreakers, or two uses of one, look like the same question."""
    alike = letters(one.text, other.text)
    if one.subject == other.subject:
        return alike >= WITH_THE_SUBJECT
    if nouns(one.text) & nouns(other.text):
        return alike >= WITH_A_NOUN
    return alike >= NEAR


def letters(one, other):
    """What two questions share of their letters in threes, 0 to 1."""
    mine, yours = threes(one), threes(other)
    return 2 * len(mine & yours) / (len(mine) + len(yours) + FEW)


def nouns(text):
    """The longer words, which say what a question is about."""
    return {word for word in content(text) if len(word) >= LONG}


@cache
def threes(text):
    joined = "  ".join(content(text))
    padded = f" {joined} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


@cache
def content(text):
    """The words that are no frame, each without its ending."""
    words = "".join(c if c.isalpha() else " " for c in text.lower()).split()
    return tuple(_bare(word) for word in words if word not in FRAMES and len(word) > 1)


def _bare(word):
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) > 2), "")
    return word.removesuffix(ending) if ending else word
