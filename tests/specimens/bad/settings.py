"""settings.toml with a wrong value of every kind: the run must stop before it writes anything."""

from tests.specimens.bad.case import Bad, Said

AREA = '[areas."Thornmere"]\n'


IT_IS_NOT_IN_THE_ENCODING = Said(
    "It is not in the encoding UTF-8, so names would come out wrong.",
    "Open it in Notepad, choose Save as with encoding UTF-8, and run again.",
    place="/input/settings.toml",
)
AMBER_WITHIN_PERCENT_MUST_BE_FROM = Said(
    "'amber_within_percent' must be from 0 to 100.",
    ("Write it without quotation marks and without a per cent sign: amber_within_percent = 10."),
    place="/input/settings.toml, line 1",
)

CASES: tuple[Bad, ...] = (
    Bad(
        "cut-within-a-text",
        lambda: b'state = "here',
        (
            Said(
                "It is not valid TOML: Unterminated string (at end of document).",
                "Mend the line named.",
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad("utf-16", lambda: "state = 'x'".encode("utf-16"), (IT_IS_NOT_IN_THE_ENCODING,)),
    Bad("latin-1", lambda: "state = 'café'".encode("latin-1"), (IT_IS_NOT_IN_THE_ENCODING,)),
    Bad("nulls", lambda: b"state = 'x'\0", (IT_IS_NOT_IN_THE_ENCODING,)),
    Bad(
        "a-zip",
        lambda: b"PK\x03\x04",
        (
            Said(
                "It is not valid TOML: Expected '=' after a key in a key/value pair.",
                "Mend the line named.",
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "a-key-twice",
        lambda: b"state = 'a'\nstate = 'b'\n",
        (
            Said(
                "It is not valid TOML: Cannot overwrite a value.",
                "Mend the line named.",
                place="/input/settings.toml, line 2",
            ),
        ),
    ),
    Bad(
        "an-unknown-key",
        lambda: b"colour = 'blue'\n",
        (
            Said(
                "The key 'colour' is not known.",
                "Choose one of: state, amber_within_percent, areas, risks.",
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "a-number-for-a-path",
        lambda: b"state = 3\n",
        (
            Said(
                "'state' must be text, not a number.",
                "Put it in quotation marks.",
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "a-web-address-for-a-path",
        lambda: b"state = 'https://example.org/state'\n",
        (
            Said(
                "'state' is a web address, not a path.",
                ("Give the path on a disk or a network drive, such as that of the folder it is synchronised to."),
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "a-path-with-a-null",
        lambda: b'state = "a\\u0000b"\n',
        (
            Said(
                "'state' holds a tab, a line break or the like, which no path has.",
                (
                    "In double quotation marks a backslash begins a code: use single quotes or "
                    "forward slashes, such as 'S:\\SEND\\plan.xlsx' or \"S:/SEND/plan.xlsx\"."
                ),
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "a-percentage-as-text",
        lambda: b"amber_within_percent = '10%'\n",
        (
            Said(
                "'amber_within_percent' must be a number, not text.",
                ("Write it without quotation marks and without a per cent sign: amber_within_percent = 10."),
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad("a-percentage-below-nothing", lambda: b"amber_within_percent = -1\n", (AMBER_WITHIN_PERCENT_MUST_BE_FROM,)),
    Bad("a-percentage-that-is-none", lambda: b"amber_within_percent = nan\n", (AMBER_WITHIN_PERCENT_MUST_BE_FROM,)),
    Bad(
        "a-percentage-of-four-hundred-digits",
        lambda: b"amber_within_percent = " + b"9" * 400 + b"\n",
        (AMBER_WITHIN_PERCENT_MUST_BE_FROM,),
    ),
    Bad(
        "a-number-of-five-thousand-digits",
        lambda: b"amber_within_percent = " + b"9" * 5000 + b"\n",
        (
            Said(
                "It is not valid TOML: a number has too many digits.",
                "Mend the line named.",
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "a-thousand-lists-in-each-other",
        lambda: b"state = " + b"[" * 1000 + b"]" * 1000 + b"\n",
        (
            Said(
                "It is not valid TOML: lists or tables stand too deep in each other.",
                "Mend the line named.",
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "areas-as-text",
        lambda: b"areas = 'Thornmere'\n",
        (
            Said(
                "'areas' must be a table, not text.",
                ("Write it as [areas.\"Invented Borough\"] on a line of its own, with workbook = '…' below it."),
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "an-area-without-letters",
        lambda: b"[areas.'../..']\n",
        (
            Said(
                "'../..' under [areas] is no name of an area.",
                "Write its name as its letter has it.",
                place="/input/settings.toml, line 1",
            ),
        ),
    ),
    Bad(
        "an-area-twice",
        lambda: f"{AREA}[areas.'THORNMERE']\n".encode(),
        (
            Said(
                ("'Thornmere' and 'THORNMERE' are the same area, since case and punctuation do not matter."),
                "Put its settings together under one name.",
                place="/input/settings.toml, line 2",
            ),
        ),
    ),
    Bad(
        "a-style-nobody-has",
        lambda: f"{AREA}style = 'medwy'\n".encode(),
        (Said("There is no house style 'medwy'.", "Did you mean 'medway'?", place="/templates"),),
    ),
    Bad(
        "a-style-that-leads-out",
        lambda: f"{AREA}style = '../default'\n".encode(),
        (Said("There is no house style '../default'.", "Did you mean 'default'?", place="/templates"),),
    ),
    Bad(
        "a-workbook-of-the-old-kind",
        lambda: f"{AREA}workbook = 'plan.xls'\n".encode(),
        (
            Said(
                "'workbook' under [areas.Thornmere] ends in '.xls': /input/plan.xls.",
                "Give the path of an Excel workbook that ends in .xlsx or .xlsm.",
                place="/input/settings.toml, line 2",
            ),
        ),
    ),
    Bad(
        "a-committee-that-cannot-be-printed",
        lambda: f'{AREA}committee = "a\\u0007"\n'.encode(),
        (
            Said(
                "'committee' under [areas.Thornmere] holds a character that cannot be printed.",
                "Type it anew.",
                place="/input/settings.toml, line 2",
            ),
        ),
    ),
    Bad(
        "a-heading-for-two-things",
        lambda: b"[risks]\nrisk = 'Title'\nowner = 'Title'\n",
        (
            Said(
                "The heading 'Title' is given for both risk and owner.",
                "Name it once.",
                place="/input/settings.toml, line 3",
            ),
        ),
    ),
    Bad(
        "a-heading-that-is-a-number",
        lambda: b"[risks]\nrisk = 3\n",
        (
            Said(
                "'risk' under [risks] must be text, not a number.",
                "Put it in quotation marks.",
                place="/input/settings.toml, line 2",
            ),
        ),
    ),
    Bad(
        "no-heading-at-all",
        lambda: b"[risks]\nrisk = []\n",
        (
            Said(
                "'risk' under [risks] is empty.",
                "Fill it in, or take the line out.",
                place="/input/settings.toml, line 2",
            ),
        ),
    ),
)
