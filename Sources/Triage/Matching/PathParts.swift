import Foundation

/// The names of the folders and the file that a path of any kind leads through.
struct PathParts {
  let parts: [Substring]
  /// Whether the path says that it is a folder's, with a separator at its end.
  let isFolder: Bool

  /// Takes slashes and backslashes as separators, without empty parts and `.`; of a `file:` URI
  /// (<https://www.rfc-editor.org/rfc/rfc8089>) the path, decoded.
  init(_ path: String) {
    let path = Self.withoutScheme(path)
    parts = path.utf8.split(whereSeparator: Self.isSeparator).map { Substring($0) }
      .filter { !$0.utf8.elementsEqual(".".utf8) }
    isFolder = path.utf8.last.map(Self.isSeparator) ?? false
  }

  /// Gives the bytes of each part without keeping them.
  static func eachPart(
    of path: String, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void
  ) {
    var path = withoutScheme(path)
    path.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = rest.prefix { !isSeparator($0) }
        if !part.isEmpty, !part.elementsEqual(CollectionOfOne(UInt8(ascii: "."))) { body(part) }
        rest = rest[part.endIndex...].dropFirst()
      }
    }
  }

  private static func withoutScheme(_ path: String) -> String {
    guard path.utf8.starts(with: "file:/".utf8) else { return path }
    let encoded = String(path.utf8.dropFirst("file:".utf8.count)) ?? path
    return encoded.removingPercentEncoding ?? encoded
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }
}
