"""What formats ask for whose schemas no package has, after their documentation:

<https://gitlab.com/gitlab-org/security-products/security-report-schemas> 15.2,
<https://docs.gitlab.com/ci/testing/code_quality/>,
<https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md> 0.2.0 and, for Generic Findings Import,
`dojo/tools/generic/json_parser.py` and the columns of `dojo/finding/models.py` of DefectDojo 3.2.0.
"""


def closed(required, **members):
    return {"type": "object", "required": required, "properties": members,
            "additionalProperties": False}


def listed(item, **more):
    return {"type": "array", "items": item, **more}


def enum(words):
    return {"enum": words.split()}


TEXT = {"type": "string", "minLength": 1}
ANY_TEXT = {"type": "string"}
LINE = {"type": "integer", "minimum": 1}

# GitLab

TIME = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"}
TOOL = closed(["id", "name", "version", "vendor"], id=TEXT, name=TEXT, version=TEXT,
              vendor=closed(["name"], name=TEXT))
LINK = closed(["url"], name={"type": "string", "maxLength": 255},
              url={"type": "string", "pattern": "^(https?|ftp)://.+"})
FLAG = closed(["type", "origin", "description"], origin=TEXT, description=TEXT,
              type=enum("flagged-as-likely-false-positive"))
IDENTIFIER = closed(["type", "name", "value"], type=TEXT, name={**TEXT, "maxLength": 255},
                    value=TEXT, url={"type": "string", "pattern": "^(https?|ftp)://.+"})
PACKAGE = {"package": closed(["name"], name=ANY_TEXT), "version": ANY_TEXT}
DEPENDENCY = closed(["package", "version"], **PACKAGE)


def gitlab(kind, location, **more):
    vulnerability = closed(
        ["id", "identifiers", "location"], id=TEXT, location=location,
        name={"type": "string", "maxLength": 255},
        description={"type": "string", "maxLength": 1048576},
        severity=enum("Info Unknown Low Medium High Critical"),
        solution={"type": "string", "maxLength": 7000},
        identifiers=listed(IDENTIFIER, minItems=1), links=listed(LINK), flags=listed(FLAG))
    scan = closed(
        ["analyzer", "scanner", "type", "start_time", "end_time", "status"], analyzer=TOOL,
        scanner=TOOL, type=enum(kind), start_time=TIME, end_time=TIME,
        status=enum("success failure"))
    return closed(["version", "scan", "vulnerabilities", *more],
                  version={"type": "string", "pattern": r"^15\.\d+\.\d+$"}, scan=scan,
                  vulnerabilities=listed(vulnerability), **more)


SAST = gitlab("sast", closed(["file"], file=TEXT, start_line=LINE, end_line=LINE))
DEPENDENCY_SCANNING = gitlab(
    "dependency_scanning", closed(["file", "dependency"], file=TEXT, dependency=DEPENDENCY),
    dependency_files=listed(closed(
        ["path", "package_manager", "dependencies"], path=TEXT, package_manager=TEXT,
        dependencies=listed(DEPENDENCY, uniqueItems=True))))
CODE_QUALITY = listed(closed(
    ["description", "check_name", "fingerprint", "severity", "location"], description=ANY_TEXT,
    check_name=TEXT, fingerprint=TEXT, severity=enum("info minor major critical blocker"),
    location=closed(["path", "lines"], lines=closed(["begin"], begin=LINE),
                    path={"type": "string", "minLength": 1, "not": {"pattern": r"^\./"}})))

# OpenVEX

IRI = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+$"}
PRODUCT = closed(["@id"], **{"@id": IRI, "identifiers": closed(["purl"], purl=TEXT)})
STATEMENT = {
    **closed(["vulnerability", "products", "status"],
             vulnerability=closed(["name"], name=TEXT, aliases=listed(TEXT, uniqueItems=True)),
             products=listed(PRODUCT, minItems=1, uniqueItems=True),
             status=enum("not_affected affected fixed under_investigation"),
             impact_statement=TEXT, action_statement=TEXT, status_notes=ANY_TEXT),
    "allOf": [
        {"if": {"properties": {"status": {"const": "not_affected"}}},
         "then": {"required": ["impact_statement"]}},
        {"if": {"properties": {"status": {"const": "affected"}}},
         "then": {"required": ["action_statement"]}},
    ],
}
OPENVEX = closed(
    ["@context", "@id", "author", "timestamp", "version", "statements"],
    **{"@context": {"const": "https://openvex.dev/ns/v0.2.0"}, "@id": IRI, "author": TEXT,
       "timestamp": {"type": "string", "format": "date-time"}, "version": LINE, "tooling": TEXT,
       "statements": listed(STATEMENT, uniqueItems=True)})

# DefectDojo


def column(length):
    return {"type": "string", "maxLength": length, "pattern": "^[^\\x00]*$"}


PROSE = {"type": "string", "pattern": "^[^\\x00]*$"}
FLAG = {"type": "boolean"}
INTEGER = {"type": "integer", "minimum": -2**31, "maximum": 2**31 - 1}
NUMBER = {"type": "number"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
GENERIC = closed(
    ["findings"], type=TEXT,
    findings=listed(closed(
        ["title", "severity", "description"],
        title=column(511), severity=enum("Critical High Medium Low Info"), date=DAY,
        cwe={"anyOf": [INTEGER, {"type": "null"}]}, cwes=listed(INTEGER),
        vulnerability_ids=listed(column(50)), tags=listed({"type": "string", "pattern": "^[^ ,'\"A-Z]+$"}),
        component_name=column(500), component_version=column(100), fix_version=column(100),
        file_path=column(4000), service=column(200), unique_id_from_tool=column(500),
        vuln_id_from_tool=column(500), sast_source_object=column(500),
        sast_sink_object=column(500), sast_source_file_path=column(4000),
        effort_for_fixing=column(99), cvssv3=column(117), cvssv4=column(255),
        **dict.fromkeys("line sast_source_line nb_occurences scanner_confidence".split(), INTEGER),
        **dict.fromkeys(("cvssv3_score cvssv4_score epss_score epss_percentile").split(), NUMBER),
        **dict.fromkeys(("active verified false_p out_of_scope risk_accepted is_mitigated "
                         "static_finding dynamic_finding known_exploited ransomware_used "
                         "fix_available").split(), FLAG),
        **dict.fromkeys("kev_date publish_date".split(), DAY),
        **dict.fromkeys(("description mitigation impact references steps_to_reproduce "
                         "severity_justification param payload").split(), PROSE),
        mitigated={"type": "string", "format": "date-time"},
        files=listed(closed(["title", "data"], title=TEXT, data=ANY_TEXT)),
        endpoints=listed({"anyOf": [TEXT, closed(
            ["host"], host=TEXT, port=INTEGER,
            **dict.fromkeys("protocol path query fragment".split(), ANY_TEXT))]}))))
