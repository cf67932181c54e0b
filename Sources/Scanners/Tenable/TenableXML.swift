import FindingModel
import ReportReading
import ScannerKit

/// `.nessus` reports: a `ReportItem` for every plugin that found something at a port of a host.
extension Tenable {
  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "NessusClientData_v2" else {
      throw report.error("expected the root element `NessusClientData_v2`, found `\(report.name)`")
    }
    var merged = Tenable.mergedFindings()
    var seen = SeenKeys()
    findings.tell(gather(_:of:))
    for scan in report.all("Report") {
      for host in scan.all("ReportHost") {
        let place = NessusHost(host)
        findings.each("ReportItem", in: host, into: &merged) { try read($0, at: place, &seen) }
      }
    }
    findings.add(merged)
  }

  /// What a plugin found. It is one finding however often the report tells of it, so that later
  /// ones only need say what they add.
  private func read(
    _ item: XML, at host: NessusHost, _ seen: inout SeenKeys
  ) throws -> (key: String, finding: Finding) {
    let title = try item.requiredAttribute("pluginName")
    let severity = try severity(of: item)
    let key = severity.rawValue + title
    var finding = Finding(title, severity: severity)
    let output = host.output(of: item)
    if seen.insert(key) {
      describe(&finding, by: item)
      finding.description = joined(
        item["synopsis"].nonEmptyText.map { $0 + "\n\n" } ?? "", output ?? "")
    } else {
      finding.description = output.map { "\n\n" + $0 }
    }
    // The reference takes only the first of several.
    finding.vulnerabilityIDs = item["cve"].nonEmptyText.map { [$0] } ?? []
    finding.locations = host.location(of: item).map { [$0] } ?? []
    return (key, finding)
  }

  /// By the score of CVSS 3 where there is one; the reference has its own bounds.
  private func severity(of item: XML) throws -> Severity {
    let word = item.attribute("severity") ?? "0"
    guard let number = Tenable.number(word) else {
      throw item.error("expected a severity of 0, 1, 2, 3 or 4, found `\(word)`")
    }
    if let score = item["cvss3_base_score"].nonEmptyText.flatMap(Tenable.number) {
      switch score {
      case 9...: return .critical
      case 7...: return .high
      case 5...: return .medium
      default: return score > 0 ? .low : .info
      }
    }
    switch number {
    case 1: return .low
    case 2: return .medium
    case 3: return .high
    case 4: return .critical
    default: return .info
    }
  }

  private func describe(_ finding: inout Finding, by item: XML) {
    finding.mitigation = item["solution"].nonEmptyText ?? "N/A"
    finding.impact = impact(item)
    finding.references = references(item)
    finding.cwe = item["cwe"].nonEmptyText.flatMap(weakness)
    finding.cvssV3 = item["cvss3_vector"].nonEmptyText.flatMap(vector)
    finding.cvssV3Score = item["cvssv3"].nonEmptyText.flatMap(Tenable.number)
  }

  private func impact(_ item: XML) -> String {
    var text = item["description"].nonEmptyText.map { $0 + "\n\n" } ?? ""
    for (name, label) in ratings {
      guard let rating = item[name].nonEmptyText else { continue }
      text += label
      text += ": "
      text += rating
      text += "\n"
    }
    return text.withoutSpareRoom
  }

  private func references(_ item: XML) -> String {
    var lines = ""
    for list in item.all("see_also") {
      let links = (list.text ?? "").unicodeScalars.split(whereSeparator: isWhiteSpace)
      for link in links { lines += String(link) + "\n" }
    }
    for reference in item.all("xref") {
      if let text = reference.nonEmptyText { lines += text + "\n" }
    }
    return lines
  }

  /// `CVSS:3.0/AV:N/…`; web app scans leave the prefix out.
  private func vector(_ text: String) -> String? {
    let vector =
      text.holds("CVSS:3.0/")
      ? try? CVSS(vector: text)
      : (try? CVSS(vector: "CVSS:3.0/" + text)) ?? (try? CVSS(vector: text))
    guard let vector, case .v3 = vector.version else { return nil }
    return vector.cleanVector
  }

  /// `79` or `CWE-79`.
  private func weakness(_ text: String) -> Int? {
    let digits = text.utf8.drop { !isDigit($0) }.prefix(while: isDigit)
    return Int(Substring(digits))
  }
}

private func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII
    ? scalar.value == 0x20 || 0x09...0x0D ~= scalar.value : scalar.properties.isWhitespace
}

private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

/// What a report calls a host, and where it is on the network.
private struct NessusHost {
  private let name: String?
  private let domainName: String?
  /// Where it is in spite of what an item says: its name is a URL.
  private let url: Location?

  init(_ host: XML) {
    name = host.attribute("name")
    domainName = host["HostProperties"].all("tag")
      .first { $0.attribute("name") == "host-fqdn" }.flatMap(\.nonEmptyText)
    url = domainName.flatMap { $0.holds("://") ? .url(URLLocation(url: $0)) : nil }
  }

  /// What the plugin said, as a block of Markdown under the name of the host.
  func output(of item: XML) -> String? {
    guard let output = item["plugin_output"].nonEmptyText else { return nil }
    let port = port(of: item).map { ":" + $0 } ?? ""
    return joined("Plugin Output: ", name ?? "None", port, "\n```\n", output, "\n```\n\n")
  }

  func location(of item: XML) -> Location? {
    if let url { return url }
    guard let host = domainName ?? name, !host.isEmpty else { return nil }
    let scheme = scheme(of: item)
    if scheme == "general" { return .url(URLLocation(host: host)) }
    return .url(
      URLLocation(
        host: host, port: port(of: item).flatMap(Tenable.number).flatMap(Int.init(exactly:)),
        scheme: scheme.isEmpty ? nil : scheme))
  }

  /// None where it is 0: the plugin looked at the host as a whole.
  private func port(of item: XML) -> String? {
    item.attribute("port").flatMap { Tenable.number($0) ?? 0 > 0 ? $0 : nil }
  }

  /// The service where it is the scheme of URLs, else the protocol under it.
  private func scheme(of item: XML) -> String {
    guard let name = item.attribute("svc_name"), !name.isEmpty else { return "" }
    let service = cleaned(name)
    if service == "www" { return "http" }
    return schemes.contains(service) ? service : cleaned(item.attribute("protocol") ?? service)
  }

  /// Without what Nessus marks a guess with, as `https?`.
  private func cleaned(_ name: String) -> String {
    name.utf8.allSatisfy(belongsToScheme)
      ? name : String(decoding: name.utf8.filter(belongsToScheme), as: UTF8.self)
  }

  private func belongsToScheme(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || isDigit(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }
}

private let ratings: [(StaticString, String)] = [
  ("cvss", "CVSS Score"), ("cvssv3", "CVSSv3 Score"), ("cvss_vector", "CVSS Vector"),
  ("cvss3_vector", "CVSSv3 Vector"), ("cvss_base_score", "CVSS Base Score"),
  ("cvss_temporal_score", "CVSS Temporal Score"),
]

/// The schemes that the URL library of DefectDojo (hyperlink) knows.
private let schemes: Set<String> = [
  "acap", "afp", "dict", "dns", "file", "ftp", "git", "gopher", "http", "https", "imap", "ipp",
  "ipps", "irc", "ircs", "ldap", "ldaps", "mms", "msrp", "msrps", "mtqp", "nfs", "nntp", "nntps",
  "pop", "prospero", "redis", "rsync", "rtsp", "rtsps", "rtspu", "sftp", "smb", "snmp", "ssh",
  "steam", "svn", "telnet", "ventrilo", "vnc", "wais", "ws", "wss", "xmpp",
]
