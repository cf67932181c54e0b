import Foundation

/// The names of the folders and the file that a path of any kind leads through.
struct PathParts {
  let parts: [Substring]
  /// Whether the path says that it is a folder's, with a separator at its end.
  let isFolder: Bool

  /// Takes slashes and backslashes as separators, without empty parts and `.`; of a `file:` URI
  /// (<https://www.rfc-editor.org/rfc/rfc8089>) the path, decoded.
  init(_ path: String) {
    var path = path
    if path.utf8.starts(with: "file:/".utf8) {
      let encoded = String(path.utf8.dropFirst("file:".utf8.count)) ?? path
      path = encoded.removingPercentEncoding ?? encoded
    }
    parts = path.utf8.split(whereSeparator: Self.isSeparator).map { Substring($0) }
      .filter { !$0.utf8.elementsEqual(".".utf8) }
    isFolder = path.utf8.last.map(Self.isSeparator) ?? false
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }
}
