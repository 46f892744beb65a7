"""`input/settings.toml`: what it sets, and how each fault is said with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.errors import ConfigProblem
from toolkit.inputs.run_settings import read_run_settings, unmatched_areas
from toolkit.model.risk_register import RegisterHeadings
from toolkit.model.run_settings import AreaSettings, RunSettings

Read = Callable[[str | bytes], RunSettings]
FULL = """
state = 'records'
amber_within_percent = 7.5

[areas."Invented Borough"]
workbook = "plans/Invented Borough SEND plan.xlsx"
style = "medway"
committee = "Children's Scrutiny"

[areas.Thornmere]
style = 'kent'

[risks]
risk = "Risk title"
mitigation = ["Existing controls", "Further controls"]
target_rating = "Target score"
sheet = "Corporate register"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def read(file: Path) -> Read:
    def read_text(text: str | bytes) -> RunSettings:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_run_settings(file)

    return read_text


@pytest.fixture
def said(read: Read, file: Path) -> Callable[[str | bytes], str]:
    """What is said of a faulty file, its folder left out."""

    def said_of(text: str | bytes) -> str:
        with pytest.raises(ConfigProblem) as caught:
            read(text)
        return str(caught.value).replace(f"{file.parent}/", "")

    return said_of


# ---- what is set


def test_without_the_file_and_with_an_empty_one_everything_is_as_usual(file: Path, read: Read) -> None:
    assert read_run_settings(file) == read("") == RunSettings(None, 10.0, (), RegisterHeadings())


def test_every_key_is_read_and_relative_paths_start_at_the_files_folder(file: Path, read: Read) -> None:
    settings = read(FULL)
    workbook = file.parent / "plans" / "Invented Borough SEND plan.xlsx"
    assert settings == RunSettings(
        state=file.parent / "records",
        amber_within_percent=7.5,
        areas=(
            AreaSettings("Invented Borough", workbook, "medway", "Children's Scrutiny"),
            AreaSettings("Thornmere", None, "kent", ""),
        ),
        risks=RegisterHeadings(
            risk=("Risk title",),
            mitigation=("Existing controls", "Further controls"),
            target_rating=("Target score",),
            sheet="Corporate register",
        ),
    )


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(read: Read) -> None:
    assert read(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode()) == read(FULL)


@pytest.mark.parametrize("name", ["Invented Borough", "invented-borough", "INVENTED  BOROUGH.", "Invented–Borough"])
def test_an_area_is_found_by_its_name_or_slug_whatever_case_and_punctuation(read: Read, name: str) -> None:
    settings = read(FULL)
    assert settings.area(name).style == "medway"
    assert settings.area("Invented") == AreaSettings("Invented")


def test_absolute_paths_stay_and_the_tilde_is_the_users_own_folder(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "me"))
    absolute = tmp_path / "share" / "PLAN.XLSX"
    settings = read(f"state = '~/records'\n[areas.Thornmere]\nworkbook = '{absolute}'")
    assert settings.state == tmp_path / "me" / "records"
    assert settings.area("Thornmere").workbook == absolute


def test_an_area_of_the_settings_that_no_document_is_about_is_said(read: Read) -> None:
    settings = read("[areas.'Invented Borouhg']\n[areas.Thornmere]\n[areas.Elsewhere]\n")
    problems = unmatched_areas(settings, ["Invented Borough", "Thornmere"], "settings.toml")
    assert [p.sentence() for p in problems] == [
        "settings.toml: The settings name the area 'Invented Borouhg', and no document is about it."
        " Did you mean 'Invented Borough'?",
        "settings.toml: The settings name the area 'Elsewhere', and no document is about it."
        " Write its name as its letter has it.",
    ]


# ---- what is wrong

SLASHES = (
    "In double quotation marks a backslash begins a code: use single quotes or forward slashes, such as"
    " 'S:\\SEND\\plan.xlsx' or \"S:/SEND/plan.xlsx\"."
)
NUMBER = "Write it without quotation marks and without a per cent sign: amber_within_percent = 10."
HEAD = '[areas."Invented Borough"]\n'
UNDER = 'under [areas."Invented Borough"]'


@pytest.mark.parametrize(
    ("toml", "where", "what"),
    [
        ("a\nstate = ", ", line 1", "It is not valid TOML: Expected '=' after a key in a key/value pair. Mend the"),
        ('state = "S:\\SEND"', ", line 1", f"It is not valid TOML: Unescaped '\\' in a string. {SLASHES}"),
        ('\nstate = "C:\\Users\\x"', ", line 2", f"It is not valid TOML: Invalid hex value. {SLASHES}"),
        (
            'state = "S:\\new"',
            ", line 1",
            f"'state' holds a tab, a line break or the like, which no path has. {SLASHES}",
        ),
        ("state = “x”", ", line 1", "It is not valid TOML: Invalid value. Use straight quotation marks, as Notepad"),
        (
            "\n[areas.Invented Borough]",
            *(", line 2", "It is not valid TOML: Expected ']' at the end of a table declaration. Put the area's name"),
        ),
        ("x = " + "[" * 3000, ", line 1", "It is not valid TOML: "),
        ("stat = 'x'", ", line 1", "The key 'stat' is not known. Did you mean 'state'?"),
        ("colour = 'x'", ", line 1", "The key 'colour' is not known. Choose one of: state, amber_within_percent,"),
        ("[area.X]\nstyle = 'x'", ", line 1", "The key 'area' is not known. Did you mean 'areas'?"),
        (f"{HEAD}workbok = 'x'", ", line 2", f"The key 'workbok' {UNDER} is not known. Did you mean 'workbook'?"),
        (
            "[risks]\nrisk = 'x'\nstate = 'x'",
            *(", line 3", "The key 'state' under [risks] is not known. Put it at the top of the file, above the"),
        ),
        ("[areas.St.Helm]\nstyle = 'x'", ", line 1", "The key 'Helm' under [areas.St] is not known. Put an area's"),
        ("state = 3", ", line 1", "'state' must be text, not a number. Put it in quotation marks."),
        ("state = true", ", line 1", "'state' must be text, not true or false. Put it in quotation marks."),
        ("state = ' '", ", line 1", "'state' is empty. Fill it in, or take the line out."),
        ("amber_within_percent = '10%'", ", line 1", f"'amber_within_percent' must be a number, not text. {NUMBER}"),
        ("amber_within_percent = true", ", line 1", "'amber_within_percent' must be a number, not true or false."),
        ("amber_within_percent = -1", ", line 1", f"'amber_within_percent' must be from 0 to 100. {NUMBER}"),
        ("amber_within_percent = nan", ", line 1", f"'amber_within_percent' must be from 0 to 100. {NUMBER}"),
        ("areas = 'x'", ", line 1", "'areas' must be a table, not text. Write it as [areas.\"Invented Borough\"] on"),
        ("[areas]\nThornmere = 'x'", ", line 2", "'Thornmere' under [areas] must be a table, not text. Write it as"),
        ("[areas.'-']\n", ", line 1", "'-' under [areas] is no name of an area. Write its name as its letter has"),
        (f"{HEAD}style = ''", ", line 2", f"'style' {UNDER} is empty. Fill it in, or take the line out."),
        (f"{HEAD}committee = [1]", ", line 2", f"'committee' {UNDER} must be text, not a list. Put it in quotation"),
        (f'{HEAD}committee = "a\\u0007"', ", line 2", f"'committee' {UNDER} holds a character that cannot be printed."),
        (f"{HEAD}workbook = 'https://x.org/a.xlsx'", ", line 2", f"'workbook' {UNDER} is a web address, not a path."),
        (f"{HEAD}workbook = '~nobody-at-all/a.xlsx'", ", line 2", f"'workbook' {UNDER} begins with '~', and that"),
        (f"{HEAD}workbook = 'a.xls'", ", line 2", f"'workbook' {UNDER} ends in '.xls': a.xls. Give the path of an"),
        (f"{HEAD}workbook = 'plan'", ", line 2", f"'workbook' {UNDER} has no ending: plan. Give the path of an Excel"),
        (f"{HEAD}workbook = 'plans/'", ", line 2", f"'workbook' {UNDER} is a folder: plans. Put the name of the"),
        ("[risks]\nrisk = 3", ", line 2", "'risk' under [risks] must be text, not a number. Put it in quotation"),
        ("[risks]\nrisk = []", ", line 2", "'risk' under [risks] is empty. Fill it in, or take the line out."),
        ("[risks]\nrisk = ['a', 3]", ", line 2", "'risk' under [risks] must be a list of texts, and holds a number."),
        ("[risks]\nsheet = ['a']", ", line 2", "'sheet' under [risks] must be text, not a list. Put it in quotation"),
        (
            "[risks]\nrisk = 'Title'\nstatus = ['title:']",
            *(", line 3", "The heading 'title:' is given for both risk and status. Name it once."),
        ),
        (
            f"{HEAD}[areas.invented-borough]\n",
            *(", line 2", "'Invented Borough' and 'invented-borough' are the same area, since case and punctuation"),
        ),
        (
            f"{HEAD}workbook = 'a.xlsx'\n[areas.Thornmere]\nworkbook = './A.xlsx'",
            *(", line 4", "'Invented Borough' and 'Thornmere' have the same workbook: A.xlsx. Give each area a"),
        ),
    ],
)
def test_a_fault_is_said_with_its_line_and_what_to_do(
    said: Callable[[str], str], toml: str, where: str, what: str
) -> None:
    assert said(toml).startswith(f"settings.toml{where}: {what}")


def test_all_faults_are_said_together_in_the_order_of_the_file(said: Callable[[str], str]) -> None:
    assert said(f"state = ''\npounds = 3\n{HEAD}\nstyle = 3\n") == (
        "settings.toml: There are three faults."
        " Line 1: 'state' is empty. Fill it in, or take the line out."
        " Line 2: The key 'pounds' is not known. Choose one of: state, amber_within_percent, areas, risks."
        f" Line 5: 'style' {UNDER} must be text, not a number. Put it in quotation marks."
        " Mend them all, then run again."
    )


def test_a_folder_where_a_workbook_is_meant_and_a_file_where_a_folder_is_are_said(
    said: Callable[[str], str], file: Path
) -> None:
    (file.parent / "plan.xlsx").mkdir()
    (file.parent / "notes").write_text("x", encoding="utf-8")
    assert said(f"{HEAD}workbook = 'plan.xlsx'") == (
        f"settings.toml, line 2: 'workbook' {UNDER} is a folder: plan.xlsx."
        " Put the name of the workbook after it, ending in .xlsx."
    )
    assert said("state = 'notes'") == "settings.toml, line 1: 'state' is a file: notes. Give the path of a folder."


@pytest.mark.parametrize("data", ["state = 'café'".encode("cp1252"), "state = 'x'".encode("utf-16"), b"a\x00"])
def test_another_encoding_than_utf8_is_said(said: Callable[[bytes], str], data: bytes) -> None:
    assert said(data) == (
        "settings.toml: It is not in the encoding UTF-8, so names would come out wrong."
        " Open it in Notepad, choose Save as with encoding UTF-8, and run again."
    )


def test_a_file_that_notepad_named_with_txt_is_not_passed_over_in_silence(file: Path) -> None:
    (file.parent / "settings.toml.txt").write_text("", encoding="utf-8")
    with pytest.raises(ConfigProblem, match=r"It is named settings\.toml\.txt, .* Rename it to settings\.toml;"):
        read_run_settings(file)


def test_a_folder_of_that_name_is_said(file: Path) -> None:
    file.mkdir()
    with pytest.raises(ConfigProblem, match=r"The file could not be opened \(Is a directory\)\."):
        read_run_settings(file)
