"""The sets are listed, and the rows of any data are told."""

from tests.web.client import ask


def test_every_set_is_listed_with_a_network_that_a_trace_takes() -> None:
    listed = ask("GET", "/api/datasets").json()
    assert [each["id"] for each in listed][:2] == ["xor", "two_clusters"]
    for each in listed:
        trace = ask("POST", "/api/trace", json={"problem": each["network"]["problem"], "count": 1})
        assert trace.status_code == 200
        assert (each["kind"] == "classes") == bool(each["classes"])


def test_the_rows_of_a_set_come_with_those_held_out() -> None:
    data = {"set": "moons", "count": 50, "noise": 0.1, "seed": 3, "held_out": 0.2}
    answer = ask("POST", "/api/dataset", json={"data": data}).json()
    assert len(answer["inputs"]) == len(answer["targets"]) == 50
    assert len(answer["held_out"]) == 10
    assert answer["kind"] == "classes"


def test_rows_of_one_s_own_come_back_as_they_were_given() -> None:
    data = {"inputs": [[1], [2.5], [3]], "targets": [[1], [2], [4]], "held_out": [1]}
    answer = ask("POST", "/api/dataset", json={"data": data}).json()
    assert answer["inputs"] == data["inputs"]
    assert answer["held_out"] == [1]
    assert answer["kind"] == "values"
