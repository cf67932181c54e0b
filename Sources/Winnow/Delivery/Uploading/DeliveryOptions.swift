public import Delivering
import FindingModel

/// Where reports are to go, and how.
public struct DeliveryOptions: Sendable {
  /// What a report is uploaded as.
  public enum Form: String, Sendable, CaseIterable {
    /// In its scanner's own format, without what the policy drops.
    case native
    /// As Generic Findings Import, which tells all that a policy decides.
    case generic
  }

  public var kind: ScanUpload
  /// By the names in `ScanUpload.parameters`.
  public var values: [String: JSONValue]
  public var form = Form.native
  /// How many bytes the server takes at once; what is generic and larger goes in parts.
  public var largestReport = 100_000_000
  /// How many findings may be closed though nothing says that they are fixed.
  public var mostClosed: Int?
  /// Whether duplicates of what else the product has are foretold; nil where that has no more than
  /// ``LiveFindings/most`` findings.
  public var foretellsDuplicates: Bool?
  /// How long is waited for a lost answer.
  public var patience = Upload.Patience()

  public init(_ kind: ScanUpload, _ values: [String: JSONValue]) {
    self.kind = kind
    self.values = values
  }

  func flag(_ name: String) -> Bool? { values[name]?.bool }

  /// What a preview of an upload goes by.
  var preview: PreviewOptions {
    var options = PreviewOptions()
    options.hasServer = true
    options.way = kind == .import ? .import : .reimport
    options.closesOldFindings = flag("close_old_findings")
    options.reactivates = flag("do_not_reactivate") != true
    options.service = values["service"]?.text
    options.mostClosed = mostClosed
    options.minimumSeverity = values["minimum_severity"]?.text.flatMap { Severity(rawValue: $0) }
    return options
  }
}
