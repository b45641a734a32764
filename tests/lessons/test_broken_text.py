"""A number, formula or mark that a lesson's text cannot hold is told with file, line and remedy."""

import pytest

from tests.lessons.shelf import Broken, assert_told

BROKEN: dict[str, Broken] = {
    "a ref of no unit": ("δ is {{delta.1.0}}", "{{delta.1.7}}", 14, "no “delta.1.7”", "2-3-2"),
    "a ref of no layer": ("δ is {{delta.1.0}}", "{{delta.9.0}}", 14, "no “delta.9.0”", "1 to 2"),
    "a ref of no quantity": ("δ is {{delta.1.0}}", "{{dleta.1.0}}", 14, "dleta", "weight_gradient"),
    "an absent bias": ("δ is {{delta.1.0}}", "{{bias.1.0}}", 14, "no “bias.1.0”", "biases"),
    "no such sample": ("δ is {{delta.1.0}}", "{{delta.1.0@2}}", 14, "sample “2”", "has 1"),
    "an open brace in LaTeX": ("\\delta_j", "\\frac{1}{2", 14, "brace is missing", "Close"),
    "an unknown LaTeX command": ("\\delta_j", "\\dleta_j", 14, "\\dleta", "common"),
    "a formula amid words": ("δ is {{delta.1.0}}", "{{formula: delta.1.0}}", 14, "middle", "own"),
    "an image": ("δ is {{delta.1.0}}", "![δ](x.png)", 14, "no image", "words"),
    "an answer that is no number": ("answer: delta.1.1", "answer: delta.1.9", 19, "1.9", "2-3-2"),
    "code instead of arithmetic": ("{{delta.1.0}}", "{{open('x')}}", 14, "not arithmetic", "refs"),
    "a division by 0": ("{{delta.1.0}}", "{{delta.1.0 / 0}}", 14, "worked out", "parentheses"),
    "a root of a negative number": (
        "{{delta.1.0}}",
        "{{abs((0 - 1) ** 0.5)}}",
        14,
        "worked out",
        "parentheses",
    ),
    "a name that is no ref": ("{{delta.1.0}}", "{{x1}}", 14, "“x1” is not a ref", "refs"),
    "a summand that is no ref": ("{{delta.1.0}}", "{{w7 + delta.1.0}}", 14, "“w7” is not", "refs"),
    "a factor that is no ref": ("{{delta.1.0}}", "{{w0 * delta.1.0}}", 14, "“w0” is not", "refs"),
    "a factor of an underscore": ("{{delta.1.0}}", "{{_0 * delta.1.0}}", 14, "“_0” is not", "refs"),
    "a ref that is spoilt in front": ("{{delta.1.0}}", "{{Rdelta.1.0}}", 14, "arithmetic", "refs"),
    "two refs side by side": ("{{delta.1.0}}", "{{loss loss}}", 14, "no “lossloss”", "weight"),
    "a ref in quotes": ("{{delta.1.0}}", '{{"" loss}}', 14, "not arithmetic", "refs"),
    "an answer of no ref": ("answer: delta.1.1", "answer: w7 + loss", 19, "“w7” is not", "refs"),
    "a truth for a number": ("{{delta.1.0}}", "{{True + delta.1.0}}", 14, "“True” is not", "refs"),
    "a named argument": ("{{delta.1.0}}", "{{abs(delta.1.0, key=1)}}", 14, "key=1", "Write abs(a)"),
    "two numbers for one": ("{{delta.1.0}}", "{{ln(1, 2)}}", 14, "“ln(1, 2)”", "Write ln(a)"),
    "no number for two": ("{{delta.1.0}}", "{{max(1)}}", 14, "“max(1)”", "max(a, b, …)"),
    "the size of one unit": ("{{delta.1.0}}", "{{size(delta.1.0)}}", 14, "layer", "size(delta.1)"),
    "the size of a number": ("{{delta.1.0}}", "{{size(2)}}", 14, "“size(2)”", "size(delta.1)"),
    "the size in no layer": ("{{delta.1.0}}", "{{size(delta.3)}}", 14, "in layer 3", "1 to 2"),
    "the estimate of a sum": (
        "{{delta.1.0}}",
        "{{estimate(loss + loss)}}",
        14,
        "“estimate(loss + loss)”",
        "estimate(ref)",
    ),
    "very many signs": ("{{delta.1.0}}", f"{{{{{'-' * 3000}1}}}}", 14, "3001 characters", "300"),
    "very many terms": ("{{delta.1.0}}", f"{{{{{'1+' * 3000}1}}}}", 14, "6001 characters", "300"),
    "a sample of very many digits": (
        "{{delta.1.0}}",
        f"{{{{delta.1.0@{'9' * 5000}}}}}",
        14,
        "no sample",
        "has 1",
    ),
    "LaTeX that ends too early": ("\\delta_j", "\\color", 14, "cannot be read", "common"),
    "LaTeX text without its text": ("\\delta_j", "\\text", 14, "cannot be read", "common"),
    "LaTeX with too few arguments": ("\\delta_j", "\\genfrac{a}", 14, "cannot be read", "common"),
    "a name of LaTeX without its end": ("\\delta_j", "\\verb", 14, "cannot be read", "common"),
    "very deep LaTeX": ("\\delta_j", "\\sqrt" * 2000 + " x", 14, "cannot be read", "common"),
    "too deep LaTeX": ("\\delta_j", "\\sqrt" * 50 + " x", 14, "40 deep", "two formulas"),
    "a formula of a step in LaTeX": (
        "\\delta_j",
        "{{formula: delta.1.0}}",
        14,
        "not a number",
        "beside",
    ),
    "very deep emphasis": ("by", f"{'**' * 2000}by{'**' * 2000}", 14, "10 deep", "Take away"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_is_told_with_file_line_and_remedy(name: str) -> None:
    assert_told(BROKEN[name])
