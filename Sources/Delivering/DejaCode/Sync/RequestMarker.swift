import FindingModel

/// The line by which a run finds in notes and comments what an earlier one said there:
/// `[winnow finding:UUID scope:trivy-scan state:0a1b2c3d4e5f severity:High]`, or with `gone` in the
/// place of the state.
struct RequestMarker: Sendable, Hashable, CustomStringConvertible {
  enum Kind: Sendable, Hashable {
    case state(digest: String, severity: Severity)
    /// The scan has no such finding any more.
    case gone
  }

  /// The UUID of the request that it belongs to.
  let finding: String
  let scope: String
  let kind: Kind

  var description: String {
    let end =
      switch kind {
      case .state(let digest, let severity): "state:\(digest) severity:\(severity.rawValue)"
      case .gone: "gone"
      }
    return "[winnow finding:\(finding) scope:\(scope) \(end)]"
  }

  /// The last marker in a text that belongs to a request.
  ///
  /// - Parameters:
  ///   - text: Notes or a comment.
  ///   - finding: The UUID of the request; a copied marker of another one says nothing.
  /// - Returns: Nothing where there is none.
  static func last(in text: String, of finding: String) -> RequestMarker? {
    for line in text.split(whereSeparator: \.isNewline).reversed() {
      if let marker = RequestMarker(line), marker.finding == finding { return marker }
    }
    return nil
  }

  init(finding: String, scope: String, _ kind: Kind) {
    self.finding = finding
    self.scope = scope
    self.kind = kind
  }

  private init?(_ line: Substring) {
    let words = line.trimmed.split(separator: " ")
    guard words.first == "[winnow", let last = words.last, last.hasSuffix("]") else { return nil }
    var values: [Substring: Substring] = [:]
    for word in words.dropFirst().dropLast() + [last.dropLast()] {
      let parts = word.split(separator: ":", maxSplits: 1)
      values[parts.first ?? ""] = parts.count > 1 ? parts[1] : ""
    }
    guard let finding = values["finding"], let scope = values["scope"] else { return nil }
    self.finding = String(finding)
    self.scope = String(scope)
    if values["gone"] != nil {
      kind = .gone
    } else if let digest = values["state"],
      let severity = values["severity"].flatMap({ Severity(word: $0) })
    {
      kind = .state(digest: String(digest), severity: severity)
    } else {
      return nil
    }
  }
}

/// What earlier runs said in a request, and what people did with it since.
struct RequestHistory {
  /// What each scope said last.
  let latest: [String: RequestMarker.Kind]
  /// What was listed last in each scope.
  let entries: [String: [String]]
  /// Whether the last comment says that the finding is gone.
  let endsWithClosing: Bool
  /// Whether a run closed it, and nobody touched it since.
  let isClosedByTool: Bool
  /// Whether a person opened it again after a run had closed it.
  let isReopenedByPerson: Bool

  init(_ request: DejaCodeRequest) {
    var latest: [String: RequestMarker.Kind] = [:]
    var entries: [String: [String]] = [:]
    func read(_ text: String) -> RequestMarker? {
      guard let marker = RequestMarker.last(in: text, of: request.uuid) else { return nil }
      latest[marker.scope] = marker.kind
      entries[marker.scope] = text.split(whereSeparator: \.isNewline)
        .filter { $0.hasPrefix(RequestText.bullet) }
        .map { String($0.dropFirst(RequestText.bullet.count)) }
      return marker
    }
    _ = read(request.notes)
    var last: RequestMarker?
    for comment in request.comments {
      // Markers in the words of others are quotes.
      last = comment.user == request.requester ? read(comment.text) : nil
    }
    self.latest = latest
    self.entries = entries
    endsWithClosing = last?.kind == .gone
    let isEditedByTool = request.lastModifiedBy == request.requester
    isClosedByTool = request.status == .closed && endsWithClosing && isEditedByTool
    let isEditedSince = request.comments.last.map { $0.createdDate < request.lastModifiedDate }
    isReopenedByPerson =
      request.status == .open && endsWithClosing && request.lastModifiedBy != nil
      && !isEditedByTool && isEditedSince == true
  }

  /// The scopes that have the finding, as far as is known.
  var livingScopes: Set<String> { Set(latest.filter { $0.value != .gone }.keys) }
}
