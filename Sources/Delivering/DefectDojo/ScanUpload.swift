import Foundation

/// An upload of a report: into a new test, or into one that there is.
public enum ScanUpload: String, Sendable, CaseIterable {
  case `import` = "import-scan"
  case reimport = "reimport-scan"

  /// What may be said beside the report; an unset `active` or `verified` leaves it to the server's
  /// reader of the format.
  public var parameters: [Field] {
    switch self {
    case .import: ScanUpload.common + [.optional("engagement", .number)]
    case .reimport:
      ScanUpload.common + [.optional("test", .number), .optional("do_not_reactivate", .boolean)]
    }
  }

  private static let common: [Field] =
    [
      .required("scan_type", .text()), .optional("minimum_severity", .severity),
      .optional("tags", .texts),
      .optional("group_by", .choice(groups)),
      .optional(
        "deduplication_execution_mode", .choice(["async", "async_wait", "sync"])),
      .optional("source_code_management_uri", .text(600)), .optional("version", .text(100)),
      .optional("test_title", .text(255)), .optional("service", .text(200)),
      .optional("engagement_name", .text(300)), .optional("environment", .text(100)),
    ]
    + Field.optional(.day, "scan_date", "engagement_end_date")
    + Field.optional(.text(255), "product_type_name", "product_name")
    + Field.optional(.text(150), "build_id", "branch_tag", "commit_hash")
    + Field.optional(.number, "endpoint_to_add", "lead", "api_scan_configuration")
    + Field.optional(
      .boolean, "active", "verified", "auto_create_context", "deduplication_on_engagement",
      "push_to_jira", "create_finding_groups_for_all_findings", "apply_tags_to_findings",
      "apply_tags_to_endpoints", "close_old_findings", "close_old_findings_product_scope")

  private static let groups = [
    "component_name", "component_name+component_version", "file_path", "finding_title",
    "vuln_id_from_tool",
  ]

  /// The most bytes that a report may have.
  public static let largestReport = 100 << 20

  /// What the names of reports have to end in.
  static let extensions = [
    "xml", "csv", "nessus", "json", "jsonl", "html", "js", "zip", "xlsx", "txt", "sarif", "fpr",
    "md", "log", "fvdl",
  ]

  /// - Parameters:
  ///   - values: By the names in ``parameters``.
  ///   - report: The report.
  /// - Returns: The upload; nothing of the report is read before it is sent.
  /// - Throws: Where the server would refuse it, or would put it into another test than is meant.
  public func call(
    _ values: [String: JSONValue], report: UploadFile
  ) throws(DeliveryError) -> Call<ScanUploadAnswer> {
    let place = "\(self == .import ? "import" : "reimport") of \(report.name)"
    try parameters.check(values, of: place, isWhole: true)
    if let fault = fault(in: report) ?? targetFault(values) {
      throw DeliveryError(.unfit, "\(place): \(fault)")
    }
    let fields = values.sorted { $0.key < $1.key }.flatMap { name, value in
      (value.formTexts ?? []).map { NamedText(name, $0) }
    }
    return Call(
      Request(.post, "api/v2/\(rawValue)/", body: .form(Form(fields, file: report))),
      expected: 201)
  }

  private func fault(in report: UploadFile) -> String? {
    if report.size > ScanUpload.largestReport {
      return "expected no more than 100 MB, found \(report.size / 1_000_000) MB"
    }
    let parts = report.name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let end = parts.last,
      ScanUpload.extensions.contains(end.lowercased())
    else {
      return "expected a name that ends in one of "
        + ScanUpload.extensions.map { ".\($0)" }.joined(separator: ", ")
    }
    return nil
  }

  private func targetFault(_ values: [String: JSONValue]) -> String? {
    let id = self == .import ? "engagement" : "test"
    let isNamed = ["product_name", "engagement_name"].allSatisfy { values[$0]?.text != nil }
    return values[id] != nil || isNamed
      ? nil : "expected `\(id)`, or `product_name` and `engagement_name`"
  }
}
