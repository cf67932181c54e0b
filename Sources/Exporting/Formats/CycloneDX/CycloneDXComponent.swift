import FindingModel

/// What a finding is in, as CycloneDX tells it.
struct CycloneDXComponent: Sendable, Hashable {
  private let kind: String
  private let name: String
  private let version: String?
  private let purl: String?
  private let license: String?
  private let hashes: [KeyedText]

  /// The component of a finding; else its file, its address or the report as what was scanned.
  /// Nothing of a finding that CycloneDX itself put in no component.
  init?(_ finding: Finding, in report: String) {
    let dependency = finding.locations.lazy.compactMap { location -> DependencyLocation? in
      if case .dependency(let dependency) = location { dependency } else { nil }
    }.first
    license = dependency?.licenseExpression
    hashes = dependency?.artifactHashes ?? []
    if let name = finding.componentName {
      (kind, self.name, version) = ("library", name, finding.componentVersion)
      purl = finding.purl
      return
    }
    if finding.scanType == "CycloneDX Scan" { return nil }
    (version, purl) = (nil, finding.purl)
    if let path = finding.filePath, !path.isEmpty {
      (kind, name) = ("file", path)
    } else {
      (kind, name) = ("application", finding.address ?? report)
    }
  }

  /// The same for all findings in it, in whatever report they were.
  var ref: String {
    var content = ContentName()
    for text in [kind, name, version, purl, license] { content.add(text) }
    for hash in hashes {
      content.add(hash.key)
      content.add(hash.text)
    }
    return "component-\(content.digits)"
  }

  var sortKey: String { "\(name)\u{0}\(version ?? "")" }

  func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("type", kind)
      json.member("bom-ref", ref)
      json.member("name", name)
      json.member("version", version)
      json.member("purl", purl)
      if let license, !license.isEmpty {
        json.list("licenses", [license]) { json, license in
          json.object { $0.member("expression", license) }
        }
      }
      let known = hashes.compactMap(CycloneDXComponent.hash)
      if !known.isEmpty {
        json.list("hashes", known) { json, hash in
          json.object {
            $0.member("alg", hash.key)
            $0.member("content", hash.text)
          }
        }
      }
    }
  }

  /// A digest of an algorithm that CycloneDX knows, by the name that it knows it by.
  private static func hash(_ hash: KeyedText) -> KeyedText? {
    let names = [
      "MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512",
      "BLAKE2b-256", "BLAKE2b-384", "BLAKE2b-512", "BLAKE3",
    ]
    guard let name = names.first(where: { $0.lowercased() == hash.key.lowercased() }),
      [32, 40, 64, 96, 128].contains(hash.text.utf8.count), hash.text.allSatisfy(\.isHexDigit)
    else { return nil }
    return KeyedText(key: name, text: hash.text)
  }
}
