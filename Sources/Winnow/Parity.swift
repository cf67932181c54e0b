/// How well findings of a scan type agree with what DefectDojo's own parser makes of the same
/// reports.
public struct Parity: Sendable, Hashable, Codable {
  public enum Label: String, Sendable, Hashable, Codable {
    /// All fields and hashes of all reports are the same.
    case exact
    case approximate
  }

  public let label: Label
  /// How many real reports were compared, and how many findings they hold.
  public let reports: Int
  public let findings: Int
  /// What differs, or what DefectDojo itself does not tell twice in the same way.
  public let reason: String?

  /// What is known of a scan type; nothing where no report of it was compared.
  public static func of(scanType: String) -> Parity? { known[scanType] }

  /// As `exact`, or `approximate: tags in any order`.
  public var text: String { reason.map { "\(label.rawValue): \($0)" } ?? label.rawValue }

  private static let known: [String: Parity] = {
    let lines = ParityTable.lines.split(separator: "\n")
    return Dictionary(
      lines.compactMap { line in
        let cells = line.split(separator: " | ").map(String.init)
        guard cells.count >= 4, let label = Label(rawValue: cells[1]),
          let reports = Int(cells[2]), let findings = Int(cells[3])
        else { return nil }
        let reason = cells.count > 4 ? cells[4] : nil
        return (
          cells[0], Parity(label: label, reports: reports, findings: findings, reason: reason)
        )
      }, uniquingKeysWith: { first, _ in first })
  }()
}
