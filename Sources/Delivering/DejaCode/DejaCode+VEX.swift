public import Foundation

extension DejaCode {
  /// What people found out about the vulnerabilities of a product's packages, as an OpenVEX document:
  /// those that need no request. Analyses `not_affected` and `false_positive` are `not_affected`
  /// there, `resolved` and `resolved_with_pedigree` are `fixed`; others say nothing.
  ///
  /// - Parameters:
  ///   - product: The product.
  ///   - version: Its version; nil where it has none.
  /// - Returns: JSON; without statements where nobody found anything out.
  /// - Throws: What ``send(_:)`` throws.
  public func vexDocument(product: String, version: String?) async throws -> Data {
    let name = version.map { "\(product):\($0)" } ?? product
    let packages = try await list(ProductPackage.self, ["product": .text(name)])
    var vulnerabilities: [String: Vulnerability] = [:]
    var statements: [JSONValue] = []
    for package in packages {
      var purl = package.packageAbcd?.packageURL
      for analysis in package.vulnerabilityAnalyses {
        guard let status = analysis.vexStatus else { continue }
        if purl == nil, let uuid = DejaCode.uuid(in: package.package) {
          purl = try await get(DejaCodePackage.self, uuid).packageURL
        }
        guard let purl, !purl.isEmpty, let uuid = DejaCode.uuid(in: analysis.vulnerability) else {
          continue
        }
        let known = vulnerabilities[uuid]
        let vulnerability =
          if let known { known } else { try await get(Vulnerability.self, uuid) }
        vulnerabilities[uuid] = vulnerability
        statements.append(
          analysis.statement(status, of: vulnerability, in: DejaCodePackage.searchable(purl)))
      }
    }
    return try JSONValue.object([
      "@context": "https://openvex.dev/ns/v0.2.0", "author": "DejaCode", "version": 1,
      "@id": .text("\(transport.server)products/"), "statements": .list(statements),
    ]).json()
  }

  /// The UUID at the end of an address of the API.
  private static func uuid(in address: String) -> String? {
    address.split(separator: "/").last.map(String.init)
  }
}

extension VulnerabilityAnalysis {
  /// Nil where it does not say that there is nothing to do.
  fileprivate var vexStatus: String? {
    switch state {
    case "not_affected", "false_positive": "not_affected"
    case "resolved", "resolved_with_pedigree": "fixed"
    default: nil
    }
  }

  fileprivate func statement(
    _ status: String, of vulnerability: Vulnerability, in purl: String
  ) -> JSONValue {
    var members: [String: JSONValue] = [
      "vulnerability": [
        "name": .text(vulnerability.advisoryID),
        "aliases": .list(vulnerability.aliases.map { .text($0) }),
      ],
      "products": [["@id": .text(purl)]], "status": .text(status),
      "impact_statement": .text(detail.flatMap { $0.isEmpty ? nil : $0 } ?? state ?? ""),
    ]
    members["justification"] = justification.flatMap { $0.isEmpty ? nil : .text($0) }
    members["timestamp"] = lastUpdated.map { .text($0.description) }
    return .object(members)
  }
}
