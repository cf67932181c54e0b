/// A report as `aws securityhub get-findings --output json` writes it: indented by four spaces, a
/// package that Inspector found for every two resources that a control of a standard looked at.
///
/// As Security Hub's own, its controls are some hundred; what differs is the resource.
struct SecurityHubReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private let controls: [SecurityHubSubject]

  init(prose: Prose) {
    var prose = prose
    controls = (1...250).map { SecurityHubSubject(control: $0, &prose) }
    self.prose = prose
  }

  let opening = "{\n    \"Findings\": ["

  let closing = "\n    ]\n}\n"

  mutating func record() -> String {
    defer { findings += 1 }
    let subject =
      findings % 3 == 2 ? SecurityHubSubject(package: findings, &prose) : prose.pick(controls)
    let resource =
      "arn:aws:orchard:eu-west-1:012345678912:\(subject.resource.lowercased())/r-\(findings)"
    let id = "\(subject.arn)/finding/\(prose.hex(24))\(findings)"
    let name = subject.isPackage ? "inspector" : "securityhub"
    let product = "arn:aws:securityhub:eu-west-1::product/aws/\(name)"
    let moments = ["FirstObservedAt", "LastObservedAt", "CreatedAt", "UpdatedAt"].map {
      "            \"\($0)\": \"\(prose.moment())\",\n"
    }
    return (findings == 0 ? "\n" : ",\n") + """
              {
                  "SchemaVersion": "2018-10-08",
                  "Id": "\(id)",
                  "ProductArn": "\(product)",
                  "ProductName": "\(subject.product)",
                  "Region": "eu-west-1",
                  "GeneratorId": "\(subject.generator)",
                  "AwsAccountId": "012345678912",
                  "Types": [
                      "\(subject.type)"
                  ],
      \(moments.joined())\
                  "Severity": {
                      "Label": "\(subject.severity)",
                      "Normalized": \(subject.isPackage ? 70 : 40)
                  },
                  "Title": "\(subject.title)",
                  "Description": \(subject.description),
                  "Remediation": {
                      "Recommendation": {
                          "Text": "To correct this, consult the user guide: \(subject.name).",
                          "Url": "https://docs.example.org/securityhub/\(subject.name)/remedy"
                      }
                  },
                  "ProductFields": {
      \(subject.fields)                "aws/securityhub/ProductName": "\(subject.product)",
                      "aws/securityhub/CompanyName": "AWS",
                      "Resources:0/Id": "\(resource)",
                      "aws/securityhub/FindingId": "\(product)/\(id)"
                  },
                  "Resources": [
                      {
                          "Type": "\(subject.resource)",
                          "Id": "\(resource)",
                          "Partition": "aws",
                          "Region": "eu-west-1",
                          "Tags": {
                              "Name": "\(prose.name())"
                          }
                      }
                  ],
      \(subject.isPackage ? "" : compliance(subject.name))\
                  "Workflow": {
                      "Status": "NEW"
                  },
                  "RecordState": "ACTIVE",
      \(subject.vulnerabilities)\
                  "FindingProviderFields": {
                      "Types": [
                          "\(subject.type)"
                      ]
                  },
                  "ProcessedAt": "\(prose.moment())"
              }
      """
  }

  private mutating func compliance(_ control: String) -> String {
    """
                "Compliance": {
                    "Status": "\(prose.pick(["FAILED", "FAILED", "FAILED", "PASSED"]))",
                    "SecurityControlId": "\(control)"
                },

    """
  }
}
