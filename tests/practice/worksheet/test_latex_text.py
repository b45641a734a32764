"""Words come into LaTeX as ASCII, and no letter is lost."""

import unicodedata
from html import unescape

import pytest
from latex2mathml.converter import convert

from app.explain.latex import latex_symbol
from app.explain.tree import symbol
from app.practice.worksheet.latex_text import code_in_latex, text_in_latex

SMALL = "αβγδεζηθικλμνξπρστυφχψω"
#: Capitals that are written like no Latin letter.
CAPITAL = "ΓΔΘΛΞΠΣΥΦΨΩ"


def spelled(letter: str) -> str:
    """The command of a Greek letter by Unicode's name of it."""
    kind, _, name = unicodedata.name(letter).removeprefix("GREEK ").partition(" LETTER ")
    name = name.replace("LAMDA", "LAMBDA").lower()
    return f"\\{name.title() if kind == 'CAPITAL' else name}"


@pytest.mark.parametrize("letter", SMALL + CAPITAL)
def test_a_greek_letter_is_its_command_in_text_in_code_and_in_formulas(letter: str) -> None:
    assert text_in_latex(letter) == code_in_latex(letter) == f"${spelled(letter)}$"
    assert latex_symbol(symbol(letter, letter)) == f"{spelled(letter)}_{{{{{spelled(letter)}}}}}"
    # Of ε and φ, TeX’s usual form is the other one that Unicode has.
    read = unescape(convert(latex_symbol(symbol(f"{letter}x"))))
    assert letter in unicodedata.normalize("NFKC", read)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Übung 3", r"\"{U}bung 3"),
        ("déjà façon ñandú", r"d\'{e}j\`{a} fa\c{c}on \~{n}and\'{u}"),
        ("Łódź, čtvrtek, ő", r"\L{}\'{o}d\'{z}, \v{c}tvrtek, \H{o}"),
        ("ǘ", r"\'{\"{u}}"),
        ("größe", r"gr\"{o}\ss{}e"),
        ("u\u0308ber", r"\"{u}ber"),
        ("„a“ – ‘b’ … 5\u00a0€", r"\quotedblbase{}a`` -- `b' ... 5 \texteuro{}"),
        ("x² w₁₂ h⁽²⁾", "x$^{2}$ w$_1$$_2$ h$^{(2)}$"),
        ("½ ≤ 2 × 3", r"1/2 $\le$ 2 $\times$ 3"),
        ("a\x01b\tc\u200bd", "ab cd"),
        ("权 и", "U+6743 U+0438"),
    ],
)
def test_other_letters_are_written_with_their_accents_or_told_by_their_number(
    text: str, latex: str
) -> None:
    assert text_in_latex(text) == latex


def test_a_line_of_a_program_keeps_its_spaces_and_its_signs_apart() -> None:
    assert code_in_latex("\th = x--y  # <<ö>> ``") == r"~~~~h~=~x-{}-y~~\#~<{}<\"{o}>{}>~`{}`"


def test_a_name_of_other_letters_is_text_in_a_formula() -> None:
    assert latex_symbol(symbol("größe", "ö")) == r"\text{größe}_{\text{ö}}"
    assert latex_symbol(symbol("Δ_größe")) == r"\text{$\Delta$\_größe}"
