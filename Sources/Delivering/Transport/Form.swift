public import Foundation

/// The fields of a form and a file, to be sent as `multipart/form-data`.
public struct Form: Sendable, Hashable {
  public var fields: [NamedText]
  public var file: UploadFile?

  public init(_ fields: [NamedText], file: UploadFile? = nil) {
    self.fields = fields
    self.file = file
  }
}

/// A file that is sent with a form, in its field `file`.
public struct UploadFile: Sendable, Hashable {
  /// Where the content is.
  public enum Content: Sendable, Hashable {
    /// In a file, of which only a piece at a time is read.
    case path(String)
    case data(Data)
  }

  /// What the server is told that it is called.
  public let name: String
  public let content: Content
  /// In bytes.
  public let size: Int

  /// A file under the name that it has.
  ///
  /// - Parameters:
  ///   - path: Of a plain file.
  ///   - name: What the server is told that it is called, if not by its own name.
  /// - Throws: Where there is no such file.
  public init(path: String, name: String? = nil) throws(DeliveryError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw DeliveryError(.unfit, "\(path): \(String(cString: strerror(errno)).lowercased())")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DeliveryError(.unfit, "\(path): expected a plain file")
    }
    self.name = name ?? (path.split(separator: "/").last.map(String.init) ?? path)
    content = .path(path)
    size = Int(status.st_size)
  }

  public init(name: String, data: Data) {
    self.name = name
    content = .data(data)
    size = data.count
  }
}
