"""Catalogues of a house style (themes.csv, measures.csv) that are wrong: the run must stop before it writes."""

from tests.specimens.bad.case import Bad, Said
from tests.specimens.bad.styles import MEASURES, THE_THEME_CATALOGUE_COULD_NOT_BE, THEMES, instead

CASES: tuple[Bad, ...] = (
    Bad(
        "empty/themes.csv",
        lambda: b"",
        (
            Said(
                "The theme catalogue could not be read (the column 'code' is missing).",
                ("It is a CSV file in UTF-8 with the columns code, label, covers, cues, action and enquiry."),
                place="/templates/default/themes.csv",
            ),
        ),
    ),
    Bad(
        "latin-1/themes.csv",
        lambda: THEMES + b"caf\xe9,a,b,c,d,e\n",
        (
            Said(
                "The theme catalogue could not be read (line 37 is not in the encoding UTF-8).",
                ("It is a CSV file in UTF-8 with the columns code, label, covers, cues, action and enquiry."),
                place="/templates/default/themes.csv",
            ),
        ),
    ),
    Bad(
        "without-a-column/themes.csv",
        lambda: THEMES.replace(b"cues", b"clues", 1),
        (
            Said(
                "The theme catalogue could not be read (the column 'cues' is missing).",
                ("It is a CSV file in UTF-8 with the columns code, label, covers, cues, action and enquiry."),
                place="/templates/default/themes.csv",
            ),
        ),
    ),
    Bad("short-row/themes.csv", lambda: THEMES + b"lonely\n", (THE_THEME_CATALOGUE_COULD_NOT_BE,)),
    Bad("open-quotation/themes.csv", lambda: THEMES + b'"never,ends\n', (THE_THEME_CATALOGUE_COULD_NOT_BE,)),
    Bad(
        "nulls/themes.csv",
        lambda: THEMES + b"a\0b,c,d,e,f,g\n",
        (
            Said(
                "The theme catalogue could not be read (line 37 is no text).",
                ("It is a CSV file in UTF-8 with the columns code, label, covers, cues, action and enquiry."),
                place="/templates/default/themes.csv",
            ),
        ),
    ),
    Bad(
        "long-cell/themes.csv",
        lambda: THEMES + b"a," + b"b" * 200_000 + b",c,d,e,f\n",
        (
            Said(
                (
                    "The theme catalogue could not be read (it cannot be taken apart into cells: "
                    "field larger than field limit (131072))."
                ),
                ("It is a CSV file in UTF-8 with the columns code, label, covers, cues, action and enquiry."),
                place="/templates/default/themes.csv",
            ),
        ),
    ),
    Bad(
        "empty/measures.csv",
        lambda: b"",
        (
            Said(
                "The catalogue of measures could not be read (the column 'code' is missing).",
                (
                    "It is CSV in UTF-8 with the columns code, measure, definition, unit, better, "
                    "statutory standard, period type, cumulative, source, other names, theme. "
                    "Compare it with templates/default/measures.csv."
                ),
                place="/templates/default/measures.csv",
            ),
        ),
    ),
    Bad(
        "latin-1/measures.csv",
        lambda: MEASURES + b"caf\xe9\n",
        (
            Said(
                ("The catalogue of measures could not be read (line 35 is not in the encoding UTF-8)."),
                (
                    "It is CSV in UTF-8 with the columns code, measure, definition, unit, better, "
                    "statutory standard, period type, cumulative, source, other names, theme. "
                    "Compare it with templates/default/measures.csv."
                ),
                place="/templates/default/measures.csv",
            ),
        ),
    ),
    Bad(
        "without-a-column/measures.csv",
        lambda: MEASURES.replace(b"unit", b"units", 1),
        (
            Said(
                "The catalogue of measures could not be read (the column 'unit' is missing).",
                (
                    "It is CSV in UTF-8 with the columns code, measure, definition, unit, better, "
                    "statutory standard, period type, cumulative, source, other names, theme. "
                    "Compare it with templates/default/measures.csv."
                ),
                place="/templates/default/measures.csv",
            ),
        ),
    ),
    Bad(
        "short-row/measures.csv",
        lambda: MEASURES + b"lonely\n",
        (
            Said(
                "The catalogue of measures could not be read (line 35 has too few cells).",
                (
                    "It is CSV in UTF-8 with the columns code, measure, definition, unit, better, "
                    "statutory standard, period type, cumulative, source, other names, theme. "
                    "Compare it with templates/default/measures.csv."
                ),
                place="/templates/default/measures.csv",
            ),
        ),
    ),
    Bad(
        "code-twice/measures.csv",
        lambda: MEASURES + MEASURES.split(b"\n")[1] + b"\n",
        (
            Said(
                ("The catalogue of measures could not be read (the code ehc-20-weeks-excluding stands twice)."),
                (
                    "It is CSV in UTF-8 with the columns code, measure, definition, unit, better, "
                    "statutory standard, period type, cumulative, source, other names, theme. "
                    "Compare it with templates/default/measures.csv."
                ),
                place="/templates/default/measures.csv",
            ),
        ),
    ),
    Bad(
        "better/measures.csv",
        lambda: instead(MEASURES, ",higher,", ",upward,"),
        (
            Said(
                (
                    "The catalogue of measures could not be read (line 2, better must be one of "
                    "higher, lower, neither, not 'upward')."
                ),
                (
                    "It is CSV in UTF-8 with the columns code, measure, definition, unit, better, "
                    "statutory standard, period type, cumulative, source, other names, theme. "
                    "Compare it with templates/default/measures.csv."
                ),
                place="/templates/default/measures.csv",
            ),
        ),
    ),
    Bad(
        "long-cell/measures.csv",
        lambda: MEASURES + b"a," + b"b" * 200_000 + b"\n",
        (
            Said(
                (
                    "The catalogue of measures could not be read (it cannot be taken apart into "
                    "cells: field larger than field limit (131072))."
                ),
                (
                    "It is CSV in UTF-8 with the columns code, measure, definition, unit, better, "
                    "statutory standard, period type, cumulative, source, other names, theme. "
                    "Compare it with templates/default/measures.csv."
                ),
                place="/templates/default/measures.csv",
            ),
        ),
    ),
)
