/// A report as `checkov --directory . --framework terraform --quiet --output json` writes it:
/// indented by four spaces, the lines of a block of code each in a list of their own.
///
/// As Checkov's own, its checks are some hundred; what differs is the block that failed one.
struct CheckovReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var checks: [Check] = []

  /// What Checkov says wherever the check failed.
  private struct Check {
    let number: Int
    let name: String
    let type: String
    let guideline: String
  }

  init(prose: Prose) {
    self.prose = prose
    checks = (1...300).map { check($0) }
  }

  private mutating func check(_ number: Int) -> Check {
    Check(
      number: number, name: "Ensure the \(prose.phrase()) \(prose.noun())",
      type: "aws_\(prose.noun())_\(prose.noun())",
      guideline: "https://docs.example.org/policies/aws/\(prose.name())/ensure-\(prose.name())")
  }

  let opening = """
    {
        "check_type": "terraform",
        "results": {
            "failed_checks": [
    """

  var closing: String {
    let counts = [
      ("passed", 0), ("failed", findings), ("skipped", 0), ("parsing_errors", 0),
      ("resource_count", findings),
    ].map { "        \"\($0.0)\": \($0.1),\n" }
    return "\n        ]\n    },\n    \"summary\": {\n\(counts.joined())"
      + "        \"checkov_version\": \"3.2.334\"\n    }\n}\n"
  }

  /// What is told only to those who are logged in.
  private static let unknown = [
    "caller_file_path", "severity", "bc_category", "benchmarks", "description", "short_description",
    "vulnerability_details", "connected_node",
  ].map { "\"\($0)\": null," }.joined(separator: "\n\(inner)")

  mutating func record() -> String {
    defer { findings += 1 }
    let check = prose.pick(checks)
    let label = "\(prose.noun())_\(findings)"
    let path = "/\(prose.noun())/\(prose.name())-\(findings / 20).tf"
    let tags = (0..<prose.number(2...8)).map { ("\(prose.noun())_\($0)", prose.name()) }
    let code =
      ["resource \"\(check.type)\" \"\(label)\" {"]
      + (0..<prose.number(2...12)).map { _ in "  \(prose.noun())_id = \(prose.name().json())" }
      + ["  tags = merge({"] + tags.map { "    \($0.0) = \($0.1.json())" } + ["  })", "}"]
    let first = prose.number(1...400)
    let lines = code.enumerated().map { index, line in
      "\n\(inner)    [\n\(inner)        \(first + index),\n"
        + "\(inner)        \((line + "\n").json())\n\(inner)    ]"
    }
    let words = tags.map { "\n\(inner)    \"\($0.0)\": \"\($0.1)\"" }
    return (findings == 0 ? "\n" : ",\n") + """
                  {
                      "check_id": "CKV_AWS_\(check.number)",
                      "bc_check_id": "BC_AWS_GENERAL_\(check.number)",
                      "check_name": \(check.name.json()),
                      "check_result": {
                          "result": "FAILED",
                          "evaluated_keys": []
                      },
                      "code_block": [\(lines.joined(separator: ","))
                      ],
                      "file_path": "\(path)",
                      "file_abs_path": "/srv/orchard/terraform\(path)",
                      "repo_file_path": "/terraform\(path)",
                      "file_line_range": [
                          \(first),
                          \(first + code.count - 1)
                      ],
                      "resource": "\(check.type).\(label)",
                      "evaluations": {},
                      "check_class": "checkov.terraform.checks.resource.aws.Check\(check.number)",
                      "fixed_definition": null,
                      "entity_tags": {\(words.joined(separator: ","))
                      },
                      \(CheckovReport.unknown)
                      "guideline": "\(check.guideline)",
                      "definition_context_file_path": "/srv/orchard/terraform\(path)"
                  }
      """
  }
}

private let inner = String(repeating: " ", count: 16)
