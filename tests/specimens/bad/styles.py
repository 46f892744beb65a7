"""House styles (house.toml, themes.csv, measures.csv) that are wrong: the run must stop before it writes anything."""

import re

from tests.helpers import TEMPLATES
from tests.specimens.bad.case import Bad, Said

HOUSE, THEMES, MEASURES = (
    (TEMPLATES / "default" / n).read_bytes() for n in ("house.toml", "themes.csv", "measures.csv")
)


def instead(data: bytes, old: str, new: str) -> bytes:
    """The file with the first of a pattern replaced."""
    found, count = re.subn(old, new, data.decode(), count=1, flags=re.S)
    assert count, old
    return found.encode()


IT_IS_NOT_IN_THE_ENCODING = Said(
    "It is not in the encoding UTF-8.",
    "Open it in Notepad, choose Save as with encoding UTF-8, and run again.",
    place="/templates/default/house.toml",
)
THE_THEME_CATALOGUE_COULD_NOT_BE = Said(
    "The theme catalogue could not be read (line 37 has too few cells).",
    ("It is a CSV file in UTF-8 with the columns code, label, covers, cues, action and enquiry."),
    place="/templates/default/themes.csv",
)

# The folder that the file is in names the fault.
CASES: tuple[Bad, ...] = (
    Bad(
        "empty/house.toml",
        lambda: b"",
        (
            Said(
                "There is no value for rules.clear_days.", "Put the table back.", place="/templates/default/house.toml"
            ),
        ),
    ),
    Bad(
        "no-toml/house.toml",
        lambda: b"name = \n",
        (
            Said(
                "It is not valid TOML: Invalid value (at line 1, column 8).",
                "Mend the line named.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad("latin-1/house.toml", lambda: b'name = "caf\xe9"\n', (IT_IS_NOT_IN_THE_ENCODING,)),
    Bad("utf-16/house.toml", lambda: HOUSE.decode().encode("utf-16"), (IT_IS_NOT_IN_THE_ENCODING,)),
    Bad(
        "nulls/house.toml",
        lambda: HOUSE + b"\0",
        (
            Said(
                "It is not valid TOML: Invalid statement (at line 116, column 1).",
                "Mend the line named.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "digits/house.toml",
        lambda: instead(HOUSE, r"value = 5\b", f"value = {'9' * 5000}"),
        (
            Said(
                "It is not valid TOML: a number has too many digits.",
                "Mend the line named.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "unknown-key/house.toml",
        lambda: HOUSE + b"\n[colours]\na = 1\n",
        (
            Said(
                "The key 'colours' is not known.",
                "Choose one of: name, words, paper_details, risk, brag, dates, rules.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "unknown-word/house.toml",
        lambda: instead(HOUSE, r'chair = "Chair"', 'chairr = "Chair"'),
        (Said("The key 'words.chairr' is not known.", "Did you mean 'chair'?", place="/templates/default/house.toml"),),
    ),
    Bad(
        "without-words/house.toml",
        lambda: instead(HOUSE, r"\[words\].*?\n\n", "\n"),
        (
            Said(
                "A setting is missing or of the wrong kind ('words').",
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "words-as-text/house.toml",
        lambda: instead(HOUSE, r"\[words\].*?\n\n", 'words = "Chair"\n\n'),
        (
            Said(
                "The key 'words' is no table.",
                "Write [words] on a line of its own, and its keys below.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "paper-details-as-text/house.toml",
        lambda: instead(instead(HOUSE, r"\[paper_details\]", ""), r"\[words\]", 'paper_details = "Chair"\n\n[words]'),
        (
            Said(
                "The key 'paper_details' is no table.",
                "Write [paper_details] on a line of its own, and its keys below.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "brag-as-one-table/house.toml",
        lambda: instead(HOUSE, r"\[\[brag\]\].*\[dates\]", '[brag]\nword = "Red"\n\n[dates]'),
        (
            Said(
                "The key 'brag' is no table.",
                "Write [[brag]] on a line of its own, and its keys below.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "colour-by-name/house.toml",
        lambda: instead(HOUSE, 'fill = "BDD7EE"', 'fill = "blue"'),
        (
            Said(
                "A setting is missing or of the wrong kind (the colour 'blue' "
                "is not written in six digits such as FFE9A8).",
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "word-without-quotation-marks/house.toml",
        lambda: instead(HOUSE, 'chair = "Chair"', "chair = 5"),
        (
            Said(
                "A setting is missing or of the wrong kind (5 is no text in quotation marks).",
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "level-without-a-code/house.toml",
        lambda: instead(HOUSE, r'\["1", "Very unlikely"\]', "[]"),
        (
            Said(
                "A setting is missing or of the wrong kind (list index out of range).",
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "joins/house.toml",
        lambda: instead(HOUSE, 'joins = "product"', 'joins = "sum"'),
        (
            Said(
                ("A setting is missing or of the wrong kind (risk.joins must be product or code, not sum)."),
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "likelihood/house.toml",
        lambda: instead(HOUSE, r"likelihood = \[.*?\]\]", 'likelihood = "high"'),
        (
            Said(
                (
                    "A setting is missing or of the wrong kind (risk.joins product needs numbers "
                    "as codes of likelihood and impact)."
                ),
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "bands/house.toml",
        lambda: instead(HOUSE, r'\[1, "Low", "D5E8D4"\]', '["one", "Low", "D5E8D4"]'),
        (
            Said(
                (
                    "A setting is missing or of the wrong kind (risk.bands has ['one', 'Low', "
                    "'D5E8D4'], which is no whole number, name and colour)."
                ),
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "holiday/house.toml",
        lambda: instead(HOUSE, r"extra_holidays = \[\]", 'extra_holidays = ["31 June"]'),
        (
            Said(
                (
                    "A setting is missing or of the wrong kind (dates.extra_holidays has '31 "
                    "June', which is no day such as 2026-12-28)."
                ),
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "one-brag/house.toml",
        lambda: instead(
            HOUSE, r"\[\[brag\]\].*?\n\n(?=\[dates\])", '[[brag]]\nword = "Blue"\nfill = "BDD7EE"\nmeaning = "x"\n\n'
        ),
        (
            Said(
                (
                    "A setting is missing or of the wrong kind (brag needs at least two words, "
                    "complete first and not started last)."
                ),
                "Compare it with templates/default/house.toml.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "rule-value/house.toml",
        lambda: instead(HOUSE, r"value = 5\b", 'value = "five"'),
        (
            Said(
                "rules.clear_days.value is 'five'.",
                "It must be a whole number from 1 to 999.",
                place="/templates/default/house.toml",
            ),
        ),
    ),
    Bad(
        "rule-source/house.toml",
        lambda: instead(HOUSE, r'source = "[^"]*"', 'source = ""'),
        (
            Said(
                "rules.clear_days gives no source.",
                ("Say where it comes from: statute and section, or whose guidance or practice it is."),
                place="/templates/default/house.toml",
            ),
        ),
    ),
)
