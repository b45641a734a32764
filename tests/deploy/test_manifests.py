"""The files of deploy/ are as their readers' schemas have them, and as safe as they can be."""

import json
import re
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

ROOT = Path(__file__).parents[2]
MANIFESTS = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in (ROOT / "deploy/kubernetes").glob("*.yaml")
    if path.stem != "kustomization"
}
POD: dict[str, Any] = MANIFESTS["deployment"]["spec"]["template"]["spec"]
(CONTAINER,) = POD["containers"]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", MANIFESTS)
@pytest.mark.parametrize("version", ["1.33", kubernetes_validate.latest_version()])
def test_each_manifest_is_valid_to_the_last_field(name: str, version: str) -> None:
    kubernetes_validate.validate(MANIFESTS[name], version, strict=True)


def test_every_kind_that_is_asked_for_is_there_and_is_applied() -> None:
    assert {manifest["kind"] for manifest in MANIFESTS.values()} == {
        *("Namespace", "Deployment", "Service", "HorizontalPodAutoscaler"),
        *("PodDisruptionBudget", "NetworkPolicy"),
    }
    applied = yaml.safe_load((ROOT / "deploy/kubernetes/kustomization.yaml").read_text("utf-8"))
    assert {Path(file).stem for file in applied["resources"]} == MANIFESTS.keys()


def test_what_selects_pods_selects_these() -> None:
    labels = MANIFESTS["deployment"]["spec"]["template"]["metadata"]["labels"]
    assert labels
    for name, path in {
        "deployment": ("selector", "matchLabels"),
        "service": ("selector",),
        "disruption_budget": ("selector", "matchLabels"),
        "network_policy": ("podSelector", "matchLabels"),
    }.items():
        found: Any = MANIFESTS[name]["spec"]
        for step in path:
            found = found[step]
        assert found == labels, name
    target = MANIFESTS["autoscaler"]["spec"]["scaleTargetRef"]
    deployment = MANIFESTS["deployment"]
    assert (target["kind"], target["name"]) == ("Deployment", deployment["metadata"]["name"])


#: The restricted profile of the Pod Security Standards, control by control.
RESTRICTED: dict[str, bool] = {
    "no privileged container": CONTAINER["securityContext"]["privileged"] is False,
    "no capability": CONTAINER["securityContext"]["capabilities"] == {"drop": ["ALL"]},
    "no escalation": CONTAINER["securityContext"]["allowPrivilegeEscalation"] is False,
    "not root": POD["securityContext"]["runAsNonRoot"] and POD["securityContext"]["runAsUser"] > 0,
    "seccomp": POD["securityContext"]["seccompProfile"]["type"] == "RuntimeDefault",
    "no namespace of the host": not {"hostNetwork", "hostPID", "hostIPC"} & POD.keys(),
    "no port of the host": all("hostPort" not in port for port in CONTAINER["ports"]),
    "volumes of the kinds allowed": all(v.keys() == {"name", "emptyDir"} for v in POD["volumes"]),
    "the namespace enforces it": (
        MANIFESTS["namespace"]["metadata"]["labels"]["pod-security.kubernetes.io/enforce"]
        == "restricted"
    ),
}


@pytest.mark.parametrize("control", RESTRICTED)
def test_the_pod_keeps_to_the_restricted_profile(control: str) -> None:
    assert RESTRICTED[control]


def test_it_has_limits_probes_and_no_token_and_writes_nowhere_but_in_tmp() -> None:
    for what in ("requests", "limits"):
        assert CONTAINER["resources"][what].keys() == {"cpu", "memory"}
    assert CONTAINER["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert CONTAINER["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert POD["automountServiceAccountToken"] is False
    assert CONTAINER["securityContext"]["readOnlyRootFilesystem"] is True
    assert [mount["mountPath"] for mount in CONTAINER["volumeMounts"]] == ["/tmp"]


def test_a_pod_that_is_rolled_is_there_until_the_next_one_is_and_may_be_disrupted() -> None:
    rolling = MANIFESTS["deployment"]["spec"]["strategy"]["rollingUpdate"]
    assert (rolling["maxUnavailable"], rolling["maxSurge"]) == (0, 1)
    least = MANIFESTS["autoscaler"]["spec"]["minReplicas"]
    assert least > MANIFESTS["disruption_budget"]["spec"]["minAvailable"]


def test_pods_ask_nobody_and_are_asked_on_one_port() -> None:
    policy = MANIFESTS["network_policy"]["spec"]
    assert set(policy["policyTypes"]) == {"Ingress", "Egress"}
    assert policy["egress"] == []
    assert [rule["ports"] for rule in policy["ingress"]] == [[{"port": "http"}]]


def test_the_replicas_of_compose_are_alike_reach_nobody_and_are_those_of_nginx() -> None:
    services = COMPOSE["services"]
    replicas = {name: it for name, it in services.items() if name != "nginx"}
    assert len(replicas) >= 2
    assert len({json.dumps(each, sort_keys=True) for each in replicas.values()}) == 1
    config = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    assert set(re.findall(r"server ([\w-]+):8000 ", config)) == replicas.keys()
    assert services["nginx"]["depends_on"].keys() == replicas.keys()
    networks = COMPOSE["networks"]
    assert all(
        networks[name]["internal"] for each in replicas.values() for name in each["networks"]
    )
    single = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["backstep"]
    for setting in ("read_only", "cap_drop", "security_opt", "mem_limit", "pids_limit", "restart"):
        for each in replicas.values():
            assert each[setting] == single[setting]
        assert setting in services["nginx"]
