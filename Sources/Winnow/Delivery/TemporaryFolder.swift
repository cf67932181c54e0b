import Foundation

/// A folder that nobody else may look into, gone with all that is in it once it is let go of.
final class TemporaryFolder: Sendable {
  let path = NSTemporaryDirectory() + "/winnow-\(UUID().uuidString)"

  /// - Throws: Where there is no room for it.
  init() throws(ConfigurationError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw ConfigurationError("\(path): cannot be made: \(error.localizedDescription)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
