/// What requests are about, asked for once each.
actor ContentObjects {
  /// The address of a package or product, or why there is none.
  struct Reference: Sendable {
    var url: String?
    var remark: String?
  }

  private let dejacode: DejaCode
  private let target: SyncTarget
  private let options: SyncOptions
  private var known: [String: Reference] = [:]

  init(_ dejacode: DejaCode, _ target: SyncTarget, _ options: SyncOptions) {
    self.dejacode = dejacode
    self.target = target
    self.options = options
  }

  /// What a request of the template may be about.
  ///
  /// - Parameter draft: The request.
  /// - Returns: Nothing where the template allows for none, or the findings are in no one package.
  /// - Throws: What ``DejaCode/send(_:)`` throws.
  func reference(for draft: RequestDraft) async throws -> Reference? {
    guard target.template.includeAppliesTo else { return nil }
    switch target.template.contentType {
    case "product": return Reference(url: target.product?.apiURL)
    case "package":
      guard let purl = draft.purl else { return nil }
      if let reference = known[purl] { return reference }
      let reference = try await package(purl)
      known[purl] = reference
      return reference
    default: return nil
    }
  }

  /// Of several packages with that URL the one in the product.
  private func package(_ purl: String) async throws -> Reference {
    let packages = try await dejacode.packages(purl: purl)
    guard let first = packages.first else {
      return Reference(remark: "DejaCode has no package \(purl).")
    }
    if packages.count > 1, target.product != nil {
      for package in packages where try await isInProduct(package) {
        return Reference(url: package.apiURL)
      }
    }
    return Reference(url: first.apiURL)
  }

  private func isInProduct(_ package: DejaCodePackage) async throws -> Bool {
    try await dejacode.list(
      ProductPackage.self,
      ["product": .text(options.target), "package": .text(package.uuid)]
    ).contains { $0.package == package.apiURL }
  }
}
