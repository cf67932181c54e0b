import Foundation

/// Which files of a repository have other names than they had, as Git finds out.
struct Renames {
  /// By the old path, from the root of the repository, with slashes: the new one.
  private var paths: [String: String] = [:]

  /// None.
  init() {}

  init(_ paths: [String: String]) { self.paths = paths }

  /// Asks Git what was renamed between a revision and the files that are there.
  ///
  /// - Parameters:
  ///   - repository: A folder of the repository.
  ///   - revision: What the baseline was made of, as Git names revisions.
  /// - Throws: Where there is no Git, no repository or no such revision.
  init(in repository: String, since revision: String) throws(ConfigurationError) {
    let output = try Renames.git(
      [
        "diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", "--no-ext-diff",
        "--no-textconv", "--end-of-options", revision, "--",
      ], in: repository)
    // As `R095`, the old path and the new one.
    let parts = output.split(separator: 0, omittingEmptySubsequences: true)
    for index in stride(from: 0, to: parts.count - 2, by: 3) {
      let old = String(decoding: parts[index + 1], as: UTF8.self)
      paths[old] = String(decoding: parts[index + 2], as: UTF8.self)
    }
  }

  /// The new name of a file, spelled as its scanner spells paths; nothing where it has no other one.
  /// Scanners may start elsewhere than at the root, so the longest end of a path counts.
  func newPath(of path: String) -> String? {
    if paths.isEmpty { return nil }
    var rest = path[...]
    while true {
      if let new = paths[String(rest)] { return path.dropLast(rest.count) + new }
      guard let slash = rest.firstIndex(of: "/") else { return nil }
      rest = rest[rest.index(after: slash)...]
    }
  }

  private static func git(
    _ arguments: [String], in folder: String
  ) throws(ConfigurationError) -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"] + arguments
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
      // What is wrong is said in a few lines, which a pipe holds.
      let data = try output.fileHandleForReading.readToEnd() ?? Data()
      let message = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      if process.terminationStatus == 0 { return data }
      let line = String(decoding: message, as: UTF8.self).split(separator: "\n").first ?? ""
      throw ConfigurationError("git in \(folder): \(line)")
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw ConfigurationError("git in \(folder): \(error.localizedDescription)")
    }
  }
}
