/// Where a finding was seen: a URL, a place in the code, or a dependency.
public enum Location: Sendable, Hashable {
  case url(URLLocation)
  case code(CodeLocation)
  case dependency(DependencyLocation)
}

/// A URL, as one text or in its parts.
public struct URLLocation: Sendable, Hashable {
  /// The URL as one text; the parts are empty where this is set.
  public var url: String?
  public var host: String?
  public var port: Int?
  public var scheme: String?
  public var path: String?
  public var query: String?
  public var fragment: String?
  public var userInfo: String?

  public init(url: String) { self.url = url }

  public init(host: String, port: Int? = nil, scheme: String? = nil, path: String? = nil) {
    self.host = host
    self.port = port
    self.scheme = scheme
    self.path = path
  }
}

/// A place in a file; `line` and `endLine` count from 1.
public struct CodeLocation: Sendable, Hashable {
  public var filePath: String
  public var line: Int?
  public var endLine: Int?
  public var snippet: String?
  public var sourceObject: String?
  public var sourceFilePath: String?
  public var sourceLine: Int?
  public var sinkObject: String?

  public init(filePath: String, line: Int? = nil) {
    self.filePath = filePath
    self.line = line
  }
}

/// A package that a product depends on.
public struct DependencyLocation: Sendable, Hashable {
  public var purl: String?
  public var purlType: String?
  public var name: String?
  public var version: String?
  public var filePath: String?
  public var licenseExpression: String?
  /// Algorithm and digest, in the order of the report; several of an algorithm may be given.
  public var artifactHashes: [KeyedText]

  public init(
    purl: String? = nil, name: String? = nil, version: String? = nil, filePath: String? = nil
  ) {
    self.purl = purl
    self.name = name
    self.version = version
    self.filePath = filePath
    self.artifactHashes = []
  }
}

/// A text under a name.
public struct KeyedText: Sendable, Hashable {
  public var key: String
  public var text: String

  public init(key: String, text: String) {
    self.key = key
    self.text = text
  }
}
