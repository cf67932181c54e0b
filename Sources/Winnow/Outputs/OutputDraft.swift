/// Records that wait for those before them, in the portions in which they came: one unnamed file,
/// however many groups there are.
struct OutputDraft: Sendable {
  private var file: OutputFile?
  private var end = 0
  private var groups: [String] = []
  private var portions: [String: [Portion]] = [:]

  /// So many records, with separators only between them.
  struct Portion: Sendable {
    fileprivate let offset: Int
    fileprivate let bytes: Int
    let group: String
    let records: Int
  }

  mutating func append(
    _ bytes: UnsafeRawBufferPointer, records: Int, of group: String
  ) throws(ConfigurationError) {
    let file: OutputFile
    if let known = self.file { file = known } else { file = try OutputFile() }
    self.file = file
    try file.write(bytes)
    if portions[group] == nil { groups.append(group) }
    portions[group, default: []].append(
      Portion(offset: end, bytes: bytes.count, group: group, records: records))
    end += bytes.count
  }

  /// Gives the portions of one group after the other, the groups in the order in which they began.
  func each(
    _ body: (UnsafeRawBufferPointer, Portion) throws(ConfigurationError) -> Void
  ) throws(ConfigurationError) {
    guard let file else { return }
    for group in groups {
      for portion in portions[group] ?? [] {
        try file.read(portion.bytes, at: portion.offset) { bytes throws(ConfigurationError) in
          try body(bytes, portion)
        }
      }
    }
  }
}
