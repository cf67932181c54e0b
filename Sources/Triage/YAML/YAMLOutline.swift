extension SuppressionFile {
  /// The mapping that the file is in YAML, to tell its kind by.
  ///
  /// Where the file cannot be read as YAML, the keys at the starts of its lines, each with the text
  /// that stands behind it: whoever reads the file then says what is wrong and where.
  var yamlOutline: YAMLNode? {
    do throws(PolicyError) {
      let root = try YAMLNode(yaml: text, file: name)
      return root.members == nil ? nil : root
    } catch {
      return sketch
    }
  }

  private var sketch: YAMLNode? {
    var members: [YAMLMember] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy(SuppressionFile.isKeySign)
      else { continue }
      let value = Substring(line[line.index(after: colon)...]).trimmingWhitespace
      members.append(
        YAMLMember(
          String(Substring(line[..<colon])), at: origin(),
          value: YAMLNode(
            value.isEmpty ? .null : .scalar(String(value), isQuoted: false), path: "",
            origin: origin())))
    }
    return members.isEmpty ? nil : YAMLNode(.mapping(members), path: "", origin: origin())
  }

  private static func isKeySign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
