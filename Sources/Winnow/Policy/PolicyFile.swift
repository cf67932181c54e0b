import Foundation
import ReportReading
import Triage

/// Finds and reads policy files.
enum PolicyFile {
  /// The names that a policy file is looked for under.
  static let names = ["winnow.yaml", "winnow.yml"]

  /// The policy file of a folder or the nearest of its parents up to the repository's root; outside
  /// of a repository only the folder itself is looked into.
  static func find(from folder: String = FileManager.default.currentDirectoryPath) -> String? {
    var folders: [URL] = []
    var folder = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
    var isInRepository = false
    while true {
      folders.append(folder)
      if exists(".git", in: folder) {
        isInRepository = true
        break
      }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent == folder { break }
      folder = parent
    }
    for folder in isInRepository ? folders : Array(folders.prefix(1)) {
      for name in names where exists(name, in: folder) {
        return folder == folders[0] ? name : folder.appendingPathComponent(name).path
      }
    }
    return nil
  }

  private static func exists(_ name: String, in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  /// Reads a policy file; the paths in its settings are taken from its folder.
  static func read(_ path: String) throws(ConfigurationError) -> Policy {
    do throws(PolicyError) {
      let file = try SuppressionFile(try open(path))
      var policy = try Policy(yaml: file.text, file: path)
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      policy.settings.locate { name in
        name.hasPrefix("/") || !path.contains("/") ? name : folder.appendingPathComponent(name).path
      }
      return policy
    } catch {
      throw ConfigurationError("\(error)")
    }
  }

  /// Whether a file is a policy by its keys, or at least by its name, if it is a broken one.
  static func isPolicy(_ file: SuppressionFile) -> Bool {
    if let node = try? YAMLNode(yaml: file.text, file: file.name), let members = node.members {
      return members.contains { Policy.keys.contains($0.key) }
    }
    return names.contains(URL(fileURLWithPath: file.name).lastPathComponent)
  }

  /// Opens one file that is no archive.
  static func open(_ path: String) throws(PolicyError) -> ReportFile {
    let files: [ReportFile]
    do throws(ReportError) {
      files = try ReportInput.open(path)
    } catch {
      throw PolicyError(error)
    }
    guard files.count == 1 else {
      throw PolicyError(
        "expected one file, found an archive of \(files.count)", at: Origin(path))
    }
    return files[0]
  }
}
