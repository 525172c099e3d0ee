"""The columns that the type checker knows are those that there are."""

from typing import get_args

from scripts.ground.columns import LANGUAGES, Column, TextName, column_in, in_language
from scripts.paths import DATAPACKAGE
from scripts.site.package.labels import read_package
from tests.rows import SETTINGS
from tests.type_lint import short


def test_the_columns_are_exactly_those_of_the_package_and_of_the_tables_beside_it():
    """Each once, in order: a new column is a line, and one that is gone takes its line with it."""
    assert SETTINGS is not None
    package, tables = read_package(DATAPACKAGE), SETTINGS.tables
    published = {name for table in package.tables for name in package.fields(table)}
    by_hand = {name for table in tables.values() if table.internal for name in table.columns}
    there, listed = published | by_hand, [*get_args(Column)]
    assert (there - {*listed}, {*listed} - there) == (set(), set()), (
        "a new column, or one that is gone: mend ground/columns.py"
    )
    assert listed == sorted(there)


def test_a_text_is_what_has_a_column_in_each_language():
    """And is read in one of them."""
    columns = [column_in(text, lang) for text in get_args(TextName) for lang in LANGUAGES]
    assert sorted(columns) == [name for name in get_args(Column) if name.endswith(("_sv", "_en"))]
    assert in_language({"label_sv": "Råd", "label_en": "Advice"}, "label", "en") == "Advice"


def test_a_misspelt_column_is_told_in_a_line():
    """Not with every column that it is none of."""
    every = f"Literal[{', '.join(map(repr, get_args(Column)))}]"
    said = (
        f'x.py:1: error: Invalid index type "Literal[\'lable_sv\']" for "dict[{every}, str]"; expected type "{every}"'
    )
    assert short(said) == 'x.py:1: error: Invalid index type "Literal[\'lable_sv\']" for "Row"; expected type "Column"'
