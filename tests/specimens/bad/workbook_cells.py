"""Officers' workbooks with a sheet, a table or a cell that is wrong; each is that of an area named as its file."""

from tests.officers_edits import FINDINGS_TABLE, type_in_cell, without
from tests.opened import Opened
from tests.specimens.bad.case import (
    EMOJI,
    Bad,
    Said,
)
from tests.specimens.bad.workbooks import edited, in_part, number, protected, sound, swapped_names, table_of

CASES: tuple[Bad, ...] = (
    Bad(
        "two-sheets-of-one-name.xlsx",
        lambda: edited(in_part("xl/workbook.xml", 'name="Checks"', 'name="Risks"')),
        (
            Said(
                "The workbook is damaged: two of its sheets have the name 'Risks'.",
                ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
            ),
        ),
    ),
    Bad(
        "two-tables-of-one-name.xlsx",
        lambda: edited(
            in_part(table_of("Risks"), 'name="[^"]*" displayName="[^"]*"', 'name="Findings" displayName="Findings"')
        ),
        (
            Said(
                "The workbook is damaged: two of its tables have the name 'Findings'.",
                ("Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."),
            ),
        ),
    ),
    Bad("table-without-header.xlsx", lambda: edited(in_part(FINDINGS_TABLE, ' ref="', ' headerRowCount="0" ref="'))),
    Bad(
        "headings-twice.xlsx",
        lambda: edited(type_in_cell("C1", "Action", "Action plan"), type_in_cell("B1", "Action", "Action plan")),
        (
            Said(
                "On the sheet 'Action plan' the column Weakness is not there.",
                "Put the heading back in row 1 as it was, and run again.",
            ),
        ),
    ),
    Bad(
        "merged-headings.xlsx",
        lambda: edited(
            in_part(
                Opened(sound()).sheets()["Risks"],
                "</sheetData>",
                '</sheetData><mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells>',
            )
        ),
    ),
    Bad("names-of-sheets-exchanged.xlsx", lambda: edited(swapped_names)),
    Bad(
        "without-references.xlsx",
        lambda: edited(
            type_in_cell("A1", "Number", "Risks"),
            without("xl/workbook.xml", r'<definedName name="_send\.Risks\.ref"[^>]*>[^<]*</definedName>'),
        ),
        (
            Said(
                ("On the sheet 'Risks' the column Ref is not there, so its rows cannot be told apart."),
                ("Put the heading Ref back in row 1, and run again. Nothing in the workbook was changed."),
                place=", Risks",
            ),
        ),
    ),
    Bad(
        "protected.xlsx",
        lambda: edited(protected, type_in_cell("K2", "Kept though protected", "Action plan")),
        kept=("Kept though protected",),
    ),
    Bad(
        "error-in-a-cell.xlsx",
        lambda: edited(
            number("Action plan", "H2", "<v>#REF!</v>"),
            in_part(Opened(sound()).sheets()["Action plan"], '<c r="H2"', '<c r="H2" t="e"'),
        ),
        (
            Said(
                "The formula for Due gives #REF!; the cell counts as blank.",
                "Correct it; the next run reads it.",
                place=", Action plan!H2",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "formula-without-result.xlsx",
        lambda: edited(number("Action plan", "H2", "<f>TODAY()</f>")),
        (
            Said(
                "There is no stored result of the formula for Due; the cell counts as blank.",
                "Save the workbook in Excel; the next run reads it.",
                place=", Action plan!H2",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "formula-that-gives-no-text.xlsx",
        lambda: edited(
            number("Action plan", "K2", '<f>""</f><v></v>'),
            in_part(Opened(sound()).sheets()["Action plan"], '<c r="K2"', '<c r="K2" t="str"'),
        ),
    ),
    Bad(
        "half-letters.xlsx",
        lambda: edited(type_in_cell("K2", "Half_xD800_ letters and_xFFFE_ none, _xD83D__xDE00_", "Action plan")),
    ),
    Bad(
        "bytes-lost-inside.xlsx",
        lambda: sound()[:300] + sound()[9_300:],
        (
            Said(
                "The workbook is damaged: its part _rels/.rels cannot be read.",
                "Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed.",
            ),
        ),
    ),
    Bad(
        "day-out-of-range.xlsx",
        lambda: edited(number("Action plan", "H2", "<v>99999999</v>")),
        (
            Said(
                "'99999999' is not a date. Due must be a date, for example 8 March 2026.",
                "Correct it; the next run reads it.",
                place=", Action plan!H2",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "day-before-time.xlsx",
        lambda: edited(number("Action plan", "H2", "<v>-5</v>")),
        (
            Said(
                "'-5' is not a date. Due must be a date, for example 8 March 2026.",
                "Correct it; the next run reads it.",
                place=", Action plan!H2",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "number-without-end.xlsx",
        lambda: edited(number("Action plan", "H2", "<v>1E+999</v>")),
        (
            Said(
                "'inf' is not a date. Due must be a date, for example 8 March 2026.",
                "Correct it; the next run reads it.",
                place=", Action plan!H2",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "day-that-is-none.xlsx",
        lambda: edited(type_in_cell("H2", "31 February 2022", "Action plan")),
        (
            Said(
                "'31 February 2022' is not a date. Due must be a date, for example 8 March 2026.",
                "Correct it; the next run reads it.",
                place=", Action plan!H2",
                severity="warning",
            ),
        ),
    ),
    Bad(
        "forty-thousand-characters.xlsx",
        lambda: edited(type_in_cell("C2", "Do what is long. " * 2400, "Action plan")),
        kept=("Do what is long. " * 2400,),
    ),
    Bad(
        "formula-of-a-program.xlsx",
        lambda: edited(type_in_cell("C2", "=cmd|' /C calc'!A0", "Action plan")),
        kept=("=cmd|' /C calc'!A0",),
    ),
    Bad("control-characters.xlsx", lambda: edited(type_in_cell("C2", "Ring_x0007_ the bell", "Action plan"))),
    Bad("right-to-left-override.xlsx", lambda: edited(type_in_cell("C2", "Do \u202enaht\u202c", "Action plan"))),
    Bad("sound-with-emoji.xlsx", lambda: edited(type_in_cell("C2", EMOJI, "Action plan")), kept=(EMOJI,)),
)
