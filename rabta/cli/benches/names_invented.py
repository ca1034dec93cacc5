"""Invented names in the manner of Pakistani records, and the same names as another desk would spell them."""

import random

_GIVEN = (
    "Muhammad Ahmad Ali Hussain Hassan Gul Zaman Noor Wali Qadir Karim Rashid Yousaf Usman Umar Saeed Nawaz Iqbal Akbar"
    " Aslam Javed Tariq Imran Fazal Bashir Nazir Amir Zahid Shahid Fatima Ayesha Zainab Ismail Ibrahim Daud Sultan Rahim"
    " Habib Sami Hamid Majid"
)
_LAST = "Khan Shah Jan Malik Bibi Begum Afridi Yousafzai Noorzai Achakzai Baloch Butt Mengal Bugti Khattak Qureshi"
_SYLLABLES = "ba za ra mi no sha gu la ki tu da wa ha sar par zar mal dil nas fer"
_SPELT = (
    ("ee", "i"), ("oo", "u"), ("q", "k"), ("hammad", "hammed"), ("ssain", "sein"), ("iqb", "eqb"), ("zai", "zay"),
    ("shah", "sha"), ("v", "w"), ("ou", "u"), ("ah", "eh"), ("i", "e"), ("a", "aa"), ("th", "t"), ("dd", "d"),
)  # fmt: skip


def invented_names(count: int, *, seed: int) -> list[str]:
    """So many names of two to four tokens; common ones come often, and one token in five is rare."""
    draw = random.Random(seed)
    given, last, syllables = _GIVEN.split(), _LAST.split(), _SYLLABLES.split()
    rare = ["".join(draw.choices(syllables, k=draw.randint(2, 3))).title() for _ in range(6000)]
    weights = [1 / (place + 1) ** 0.7 for place in range(len(given))]
    names = []
    for _ in range(count):
        tokens = draw.choices(given, weights, k=draw.choices((1, 2, 3), (45, 42, 13))[0])
        tokens.append(draw.choice(rare) if draw.random() < 0.5 else draw.choice(last))
        names.append(" ".join(tokens))
    return names


def respelt(name: str, draw: random.Random) -> str:
    """The name as another desk writes it: other vowels, a letter off, tokens in another order, a title before it."""
    said = name.lower()
    for one, other in draw.sample(_SPELT, 6):
        if one in said:
            said = said.replace(one, other, 1)
            break
    if draw.random() < 0.25 and len(said) > 5:
        place = draw.randrange(1, len(said) - 1)
        said = said[:place] + said[place + 1 :]
    if draw.random() < 0.1:
        said = " ".join(reversed(said.split()))
    return ("Haji " if draw.random() < 0.1 else "") + said.title()
