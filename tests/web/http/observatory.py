"""The scoring of MDN's HTTP Observatory, as far as a server without TLS of its own can show it.

The rules and their points are those of the scanner itself (github.com/mdn/mdn-http-observatory,
src/grader/charts.js, of August 2026): 100 to begin with, less the penalties, and the bonuses where
90 are left.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Headers = Mapping[str, str]


@dataclass(frozen=True)
class Rule:
    """A finding: ``points`` where it ``holds`` of the headers and the page."""

    name: str
    points: int
    holds: Callable[[Headers, str], bool]


def _policy(headers: Headers) -> dict[str, list[str]]:
    parts = [part.split() for part in headers.get("content-security-policy", "").split(";")]
    return {name: sources for name, *sources in filter(None, parts)}


def _sources(headers: Headers, directive: str) -> list[str]:
    policy = _policy(headers)
    return policy.get(directive, policy.get("default-src", ["*"]))


#: Of sources: everything, or everything of a scheme.
_BROAD = {"*", "http:", "https:", "data:", "ftp:"}


def _is_safe(headers: Headers, *directives: str) -> bool:
    found = {source for each in directives for source in _sources(headers, each)}
    return not found & {*_BROAD, "'unsafe-inline'", "'unsafe-eval'"}


def _max_age(headers: Headers) -> int:
    found = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    return int(found[1]) if found else 0


def _scripts(page: str) -> list[str]:
    """The tags of scripts that are loaded."""
    return re.findall(r"<script[^>]*\ssrc=[^>]*>", page)


def _of_ours(tag: str) -> bool:
    return bool(re.search(r'src="/[^/]', tag))


def _says(header: str, *values: str) -> Callable[[Headers, str], bool]:
    """Whether the header, or the empty text where there is none, is one of the values."""
    return lambda headers, _: headers.get(header, "") in values


_PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}

#: Each test with its findings, of which the first that holds counts; where none does, the points
#: that stand last.
TESTS: dict[str, tuple[tuple[Rule, ...], int]] = {
    "content-security-policy": (
        (
            Rule(
                "no-unsafe-default-src-none",
                10,
                lambda h, _: (
                    _policy(h).get("default-src") == ["'none'"]
                    and _is_safe(h, "script-src", "object-src", "style-src")
                    and _policy(h).get("form-action") in (["'none'"], ["'self'"])
                ),
            ),
            Rule("no-unsafe", 5, lambda h, _: _is_safe(h, "script-src", "object-src", "style-src")),
            Rule("unsafe-in-style-only", 0, lambda h, _: _is_safe(h, "script-src", "object-src")),
            Rule("unsafe", -20, lambda h, _: bool(_policy(h))),
        ),
        -25,
    ),
    # Those of a site with cookies begin at +5.
    "cookies": ((Rule("not-found", 0, lambda h, _: "set-cookie" not in h),), -40),
    "cross-origin-resource-sharing": (
        (
            Rule(
                "restricted",
                0,
                lambda h, _: (
                    h.get("access-control-allow-origin") != "*"
                    or "access-control-allow-credentials" not in h
                ),
            ),
        ),
        -50,
    ),
    "referrer-policy": (
        (
            Rule("private", 5, lambda h, _: h.get("referrer-policy") in _PRIVATE),
            Rule("not-implemented", 0, lambda h, _: "referrer-policy" not in h),
        ),
        -5,
    ),
    # 5 more for a host in the list that browsers bring, which is up to its operator.
    "strict-transport-security": (
        (
            Rule("six-months", 0, lambda h, _: _max_age(h) >= 15_768_000),
            Rule("less", -10, lambda h, _: _max_age(h) > 0),
        ),
        -20,
    ),
    "subresource-integrity": (
        (
            Rule(
                "all-scripts",
                5,
                lambda _, page: (
                    all(_of_ours(tag) and "integrity=" in tag for tag in _scripts(page))
                    and bool(_scripts(page))
                ),
            ),
            Rule("of-our-own-origin", 0, lambda _, page: all(map(_of_ours, _scripts(page)))),
        ),
        -50,
    ),
    "x-content-type-options": (
        (Rule("nosniff", 0, lambda h, _: h.get("x-content-type-options") == "nosniff"),),
        -5,
    ),
    "x-frame-options": (
        (
            Rule("by-policy", 5, lambda h, _: _policy(h).get("frame-ancestors", ["*"]) != ["*"]),
            Rule("by-header", 5, lambda h, _: "x-frame-options" in h),
        ),
        -20,
    ),
    "cross-origin-resource-policy": (
        (
            Rule(
                "same-origin",
                10,
                lambda h, _: h.get("cross-origin-resource-policy") in ("same-origin", "same-site"),
            ),
        ),
        0,
    ),
    "cross-origin-embedder-policy": (
        (
            Rule("isolated", 10, _says("cross-origin-embedder-policy", "require-corp")),
            Rule("none", 0, _says("cross-origin-embedder-policy", "unsafe-none", "")),
        ),
        -5,
    ),
    "cross-origin-opener-policy": (
        (
            Rule("isolated", 10, _says("cross-origin-opener-policy", "same-origin")),
            Rule("none", 0, _says("cross-origin-opener-policy", "unsafe-none", "")),
        ),
        -5,
    ),
}

#: The most that a site without cookies gets that is not in browsers' list of preloaded hosts.
HIGHEST = 100 + sum(max(rule.points for rule in rules) for rules, _ in TESTS.values())


def score(headers: Headers, page: str) -> int:
    """The points of a page that was answered over TLS."""
    found = [
        next((rule.points for rule in rules if rule.holds(headers, page)), otherwise)
        for rules, otherwise in TESTS.values()
    ]
    without = 100 + sum(points for points in found if points < 0)
    bonus = sum(points for points in found if points > 0)
    return max(0, without + (bonus if without >= 90 else 0))
