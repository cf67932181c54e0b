import Exporting

/// Puts the portions of an output together, with what stands before, between and behind them, in
/// as many files as its consumer asks for.
struct OutputAssembly: Sendable {
  private let path: String
  /// Whether nothing may leave before it was searched for secrets.
  private let isDraft: Bool
  private var files: [(target: OutputFile, draft: OutputFile?)] = []
  /// The group whose records are being written.
  private(set) var group: String?
  private var groupRecords = 0
  private var fileBytes = 0
  private var fileGroups = 0
  private var hasBegun = false

  /// - Throws: Where the file cannot be written.
  init(_ path: String, isDraft: Bool) throws(ConfigurationError) {
    self.path = path
    self.isDraft = isDraft
    try open()
  }

  /// The names of the files.
  var paths: [String] {
    files.indices.map { $0 == 0 ? path : OutputAssembly.name(path, number: $0 + 1) }
  }

  /// Writes records of a group, behind those of the same group.
  mutating func put(
    _ bytes: UnsafeRawBufferPointer, records: Int, of group: String,
    with exporter: inout any Exporter
  ) throws(ConfigurationError) {
    if isFull(for: bytes.count, exporter) {
      try end(with: &exporter)
      try open()
    }
    try beginFile(with: &exporter)
    if self.group != group || groupRecords + records > exporter.limits.records {
      try endGroup(with: &exporter)
      self.group = group
      let isFirst = fileGroups == 0
      try write { exporter.begin(group: group, isFirst: isFirst, &$0) }
      fileGroups += 1
    } else if groupRecords > 0 {
      let separator = exporter.separator
      try write { $0.raw(separator) }
    }
    try write(bytes)
    groupRecords += records
  }

  /// Writes what stands behind all records.
  mutating func end(with exporter: inout any Exporter) throws(ConfigurationError) {
    try beginFile(with: &exporter)
    try endGroup(with: &exporter)
    try write { exporter.end(&$0) }
  }

  /// Refuses an output that holds a secret which was replaced elsewhere; else gives it its place.
  func check(_ outcomes: [ReportOutcome]) throws {
    for file in files {
      guard let draft = file.draft else { continue }
      try draft.checkForLeaks(of: outcomes)
    }
    for file in files {
      if let draft = file.draft { try file.target.append(contentsOf: draft) }
    }
  }

  /// Gives the files their names.
  func finish() throws(ConfigurationError) {
    for file in files { try file.target.finish() }
  }

  // MARK: Parts

  private mutating func open() throws(ConfigurationError) {
    let name = files.isEmpty ? path : OutputAssembly.name(path, number: files.count + 1)
    files.append((try OutputFile(name), isDraft ? try OutputFile() : nil))
    (hasBegun, fileBytes, fileGroups) = (false, 0, 0)
  }

  /// `findings-2.json` for `findings.json`.
  static func name(_ path: String, number: Int) -> String {
    let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[start...].lastIndex(of: "."), dot > start else {
      return "\(path)-\(number)"
    }
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }

  private func isFull(for more: Int, _ exporter: any Exporter) -> Bool {
    let limit = exporter.limits.bytes
    guard limit < .max, fileGroups > 0, files.last?.target.isNamed == true else { return false }
    return fileBytes + more + OutputAssembly.reserve > limit
  }

  /// Room for what stands behind the records.
  private static let reserve = 64 << 10

  private mutating func beginFile(with exporter: inout any Exporter) throws(ConfigurationError) {
    if hasBegun { return }
    hasBegun = true
    try write { exporter.begin(&$0) }
  }

  private mutating func endGroup(with exporter: inout any Exporter) throws(ConfigurationError) {
    guard let group else { return }
    try write { exporter.end(group: group, &$0) }
    self.group = nil
    groupRecords = 0
  }

  private mutating func write(_ body: (inout JSONBytes) -> Void) throws(ConfigurationError) {
    var bytes = JSONBytes(capacity: 1 << 10)
    body(&bytes)
    try write(bytes.bytes)
  }

  private mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ConfigurationError) {
    guard let file = files.last else { return }
    try (file.draft ?? file.target).write(bytes)
    fileBytes += bytes.count
  }
}
