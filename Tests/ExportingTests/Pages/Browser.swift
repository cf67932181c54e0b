import Foundation
import Testing

/// Headless Chromium, driven as WebDriver says (<https://www.w3.org/TR/webdriver2/>).
final class Browser: Sendable {
  private let driver: ChromeDriver
  private let session: String
  /// Milliseconds; a test of other suites may keep the machine busy for long.
  private static let patience = 300_000

  /// Gives a browser without any page, and ends it.
  ///
  /// - Throws: Where Chromium is not installed, does not start, or what `body` throws.
  static func with(_ body: (Browser) async throws -> Void) async throws {
    let driver = try await ChromeDriver()
    do {
      let browser = Browser(driver, try await session(of: driver))
      do {
        try await body(browser)
      } catch {
        try await browser.end()
        throw error
      }
      try await browser.end()
    } catch {
      try await driver.end()
      throw error
    }
    try await driver.end()
  }

  private static func session(of driver: ChromeDriver) async throws -> String {
    let options = [
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--window-size=1360,900", "--lang=en-US", "--hide-scrollbars",
      ]
    ]
    let capabilities: [String: Any] = [
      "goog:chromeOptions": options,
      "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
      "timeouts": ["script": patience, "pageLoad": patience],
    ]
    let value = try await driver.send(
      "POST", "session", ["capabilities": ["alwaysMatch": capabilities]])
    return try #require((value as? [String: Any])?["sessionId"] as? String)
  }

  private init(_ driver: ChromeDriver, _ session: String) {
    (self.driver, self.session) = (driver, session)
  }

  private func end() async throws { _ = try await send("DELETE", "") }

  @discardableResult
  private func send(
    _ method: String, _ path: String, _ body: [String: Any]? = nil
  ) async throws -> Any {
    let path = path.isEmpty ? "session/\(session)" : "session/\(session)/\(path)"
    return try await driver.send(method, path, body)
  }

  // MARK: Pages

  /// Opens a page of the disk, at a fragment of it where one is given.
  func open(_ file: URL, at fragment: String? = nil) async throws {
    let end = fragment.map { "#\($0)" } ?? ""
    try await send("POST", "url", ["url": file.absoluteString + end])
  }

  /// What a script that runs in the page returns.
  @discardableResult
  func run(_ script: String, _ arguments: [Any] = []) async throws -> Any {
    try await send("POST", "execute/sync", ["script": script, "args": arguments])
  }

  func text(_ expression: String, _ arguments: Any...) async throws -> String {
    try #require(try await run("return \(expression)", arguments) as? String, "\(expression)")
  }

  func number(_ expression: String, _ arguments: Any...) async throws -> Double {
    let value = try await run("return \(expression)", arguments)
    return try #require(value as? NSNumber, "\(expression)").doubleValue
  }

  /// What is told of each element that a selector finds, which is `one`.
  func each(
    _ selector: String, _ expression: String = "one.innerText.trim()"
  ) async throws -> [String] {
    let script = "return [...document.querySelectorAll(arguments[0])].map((one) => \(expression))"
    return try #require(try await run(script, [selector]) as? [String], "\(selector)")
  }

  /// How many elements a selector finds.
  func count(_ selector: String) async throws -> Int {
    Int(try await number("document.querySelectorAll(arguments[0]).length", selector))
  }

  // MARK: Hands and eyes

  func click(_ selector: String) async throws {
    try await send("POST", "element/\(try await element(selector))/click", [:])
  }

  /// Types into an element.
  func type(_ text: String, into selector: String) async throws {
    try await send("POST", "element/\(try await element(selector))/value", ["text": text])
  }

  /// Types where the focus is.
  func type(_ keys: [Key]) async throws {
    let actions = keys.flatMap { key in
      ["keyDown", "keyUp"].map { ["type": $0, "value": key.rawValue] }
    }
    try await send(
      "POST", "actions", ["actions": [["type": "key", "id": "keyboard", "actions": actions]]])
  }

  /// <https://www.w3.org/TR/webdriver2/#keyboard-actions>
  enum Key: String {
    case slash = "/"
    case tab = "\u{E004}"
    case enter = "\u{E007}"
    case escape = "\u{E00C}"
    case up = "\u{E013}"
    case down = "\u{E015}"
  }

  private func element(_ selector: String) async throws -> String {
    let value = try await send(
      "POST", "element", ["using": "css selector", "value": selector])
    return try #require((value as? [String: String])?.values.first)
  }

  /// Sets what the page is told of its reader, as `prefers-color-scheme`.
  func prefer(_ value: String, as feature: String) async throws {
    try await command(
      "Emulation.setEmulatedMedia", ["features": [["name": feature, "value": value]]])
  }

  /// Sends a command of <https://chromedevtools.github.io/devtools-protocol/>.
  func command(_ name: String, _ parameters: [String: Any]) async throws {
    try await send("POST", "goog/cdp/execute", ["cmd": name, "params": parameters])
  }

  /// What is in the window, as PNG.
  func screenshot() async throws -> Data { try data(try await send("GET", "screenshot")) }

  /// The page on paper, as PDF.
  func print() async throws -> Data { try data(try await send("POST", "print", [:])) }

  private func data(_ value: Any) throws -> Data {
    let text = try #require(value as? String)
    return try #require(Data(base64Encoded: text))
  }

  // MARK: Logs

  /// What the console tells since the last question: errors of scripts, and what the page's policy
  /// forbade.
  func complaints() async throws -> [String] {
    let entries = try await send("POST", "se/log", ["type": "browser"]) as? [[String: Any]]
    return try #require(entries).compactMap { $0["message"] as? String }
  }

  /// The addresses that were asked for since the last question.
  func requests() async throws -> [String] {
    let entries = try await send("POST", "se/log", ["type": "performance"]) as? [[String: Any]]
    return try #require(entries).compactMap { entry -> String? in
      let text = try #require(entry["message"] as? String)
      let outer = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let message = try #require(outer?["message"] as? [String: Any])
      guard message["method"] as? String == "Network.requestWillBeSent" else { return nil }
      let parameters = message["params"] as? [String: Any]
      return (parameters?["request"] as? [String: Any])?["url"] as? String
    }
  }
}
