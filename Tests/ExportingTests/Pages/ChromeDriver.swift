import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Debian's `chromedriver`, which runs as long as it is held.
final class ChromeDriver: Sendable {
  private let process: RunningProgram
  private let address: String
  private let client: HTTPClient

  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: Where it is not installed, or does not say within minutes that it has started.
  init() async throws {
    let places = ["/usr/bin/chromedriver", "/usr/local/bin/chromedriver"]
    guard let program = places.first(where: FileManager.default.isExecutableFile) else {
      throw Refusal(
        description: "no Chromium to look at pages with: `.ci/browser` installs it, or"
          + " `apt-get install chromium chromium-driver`")
    }
    (process, address) = try await ChromeDriver.start(program)
    // A test of other suites may keep the machine busy for long.
    let configuration = HTTPClient.Configuration(
      timeout: .init(connect: .minutes(5), read: .minutes(10)), proxy: nil)
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// It looks for a free port, and ends where another program takes that before it does.
  private static func start(
    _ program: String
  ) async throws -> (process: RunningProgram, address: String) {
    var last = ""
    for _ in 0..<10 {
      let process = try RunningProgram(program, ["--port=0"])
      if let port = try await port(of: process) { return (process, "http://127.0.0.1:\(port)/") }
      last = try process.output
    }
    throw Refusal(description: "chromedriver does not start: \(last)")
  }

  /// The port that it says it listens on; nothing where it ends or says nothing for minutes.
  private static func port(of process: RunningProgram) async throws -> Substring? {
    for _ in 0..<1200 {
      let isRunning = process.isRunning
      if let port = try process.output.firstMatch(of: /successfully on port (\d+)/)?.1 {
        return port
      }
      if !isRunning { return nil }
      try await Task.sleep(for: .milliseconds(100))
    }
    return nil
  }

  /// Sends no more commands.
  func end() async throws { try await client.shutdown() }

  /// Sends a command, with its parameters where it has any.
  ///
  /// - Returns: What the driver answers.
  /// - Throws: What it refuses with.
  func send(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any {
    var request = HTTPClientRequest(url: address + path)
    request.method = .RAW(value: method)
    if let body { request.body = .bytes(try JSONSerialization.data(withJSONObject: body)) }
    let response = try await client.execute(request, timeout: .minutes(10))
    let bytes = try await response.body.collect(upTo: 256 << 20)
    let data = Data(bytes.readableBytesView)
    let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let value = answer?["value"] ?? NSNull()
    if let refusal = value as? [String: Any], let error = refusal["error"] as? String {
      throw Refusal(description: "\(path): \(error): \(refusal["message"] ?? "")")
    }
    return value
  }
}

/// A program that ends with its owner.
final class RunningProgram: Sendable {
  private let folder: OutputFolder
  private let log: URL
  private let process: Process

  init(_ path: String, _ arguments: [String]) throws {
    folder = try OutputFolder()
    log = folder.url.appending(path: "log")
    try Data().write(to: log)
    process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: log)
    process.standardError = process.standardOutput
    try process.run()
  }

  /// It may have been started with signals blocked that programs can block.
  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var isRunning: Bool { process.isRunning }

  /// What it has printed so far.
  var output: String {
    get throws { String(decoding: try Data(contentsOf: log), as: UTF8.self) }
  }
}
