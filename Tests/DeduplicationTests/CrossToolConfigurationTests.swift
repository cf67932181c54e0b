import Deduplication
import FindingModel
import Testing

/// When failed checks of configurations are the same.
@Suite struct CrossToolConfigurationTests {
  private func members(_ findings: [Finding]) -> [[Int]] {
    var grouping = CrossToolGrouping()
    for finding in findings { grouping.add(finding) }
    return grouping.groups().map(\.members)
  }

  private func checkov(
    _ id: String, _ resource: String?, _ lines: ClosedRange<Int>, in path: String = "/main.tf"
  ) -> Finding {
    check(id, "Checkov Scan", resource, lines, in: path)
  }

  private func trivy(
    _ id: String, _ resource: String? = nil, _ lines: ClosedRange<Int>? = nil,
    in path: String = "main.tf"
  ) -> Finding {
    check(id, "Trivy Scan", resource, lines, in: path)
  }

  private func check(
    _ id: String, _ tool: String, _ resource: String?, _ lines: ClosedRange<Int>?, in path: String
  ) -> Finding {
    var finding = Finding("\(id) failed", severity: .medium)
    finding.scanType = tool
    finding.filePath = path
    finding.facts = [Fact(.alias, id)]
    if let resource { finding.facts.append(Fact(.property, "resource:\(resource)")) }
    if let lines {
      finding.facts.append(Fact(.property, "lines:\(lines.lowerBound)-\(lines.upperBound)"))
    }
    return finding
  }

  @Test(arguments: ["AVD-AWS-0089", "AWS-0089", "AWS-89"])
  func theSameCheckOfAResource(_ id: String) {
    let first = checkov("CKV_AWS_18", "aws_s3_bucket.logs", 3...9)
    #expect(members([first, trivy(id, "aws_s3_bucket.logs", 3...9)]) == [[0, 1]])
    #expect(members([first, trivy(id, "module.a.aws_s3_bucket.logs[0]", 5...5)]) == [[0, 1]])
    #expect(members([first, trivy(id, "aws_s3_bucket.data", 5...5)]).isEmpty)
    #expect(members([first, trivy(id, "aws_s3_bucket.logs", 3...9, in: "s3.tf")]).isEmpty)
  }

  @Test func otherChecksStayApart() {
    let first = checkov("CKV_AWS_18", "aws_s3_bucket.logs", 3...9)
    #expect(members([first, trivy("AVD-AWS-0090", "aws_s3_bucket.logs", 3...9)]).isEmpty)
    #expect(members([checkov("CKV_AWS_999", nil, 1...2), trivy("AVD-AWS-9999")]).isEmpty)
  }

  /// Of a Dockerfile Checkov tells the whole file, and Trivy nothing.
  @Test func wholeFiles() {
    let first = checkov("CKV_DOCKER_2", "/Dockerfile.", 1...12, in: "/Dockerfile")
    #expect(members([first, trivy("DS026", in: "Dockerfile")]) == [[0, 1]])
  }

  @Test func linesTellChecksApart() {
    let adds = [4, 9].map { checkov("CKV_DOCKER_4", "/Dockerfile.ADD", $0...$0, in: "/Dockerfile") }
    let others = [9, 4].map { trivy("AVD-DS-0005", nil, $0...$0, in: "Dockerfile") }
    #expect(members(adds + others) == [[0, 3], [1, 2]])
  }

  /// Open to the world on several ports, which Trivy does not look at.
  @Test func severalRulesOfOneScanner() {
    let open = ["CKV_AWS_24", "CKV_AWS_25"].map { checkov($0, "aws_security_group.web", 3...20) }
    let ingress = trivy("AVD-AWS-0107", "aws_security_group.web", 8...8)
    #expect(members(open + [ingress]) == [[0, 1, 2]])
    // It is not clear which is which.
    let second = trivy("AVD-AWS-0107", "aws_security_group.web", 15...15)
    #expect(members(open + [ingress, second]).isEmpty)
  }

  @Test func theReasonNamesTheChecks() {
    var grouping = CrossToolGrouping()
    grouping.add(checkov("CKV_AWS_18", "aws_s3_bucket.logs", 3...9))
    grouping.add(trivy("AVD-AWS-0089", "aws_s3_bucket.logs", 3...3))
    let group = grouping.groups().first
    #expect(group?.reason == "AVD-AWS-0089, CKV_AWS_18 at main.tf:3")
    #expect(group?.confidence == .likely)
  }
}
