/// How a server is reached.
public struct TransportOptions: Sendable {
  /// Files in PEM with certificates that are trusted beside the system's.
  public var certificateAuthorities: [String] = []
  /// A file in PEM with the certificate, and its chain, that the client shows.
  public var clientCertificate: String?
  /// A file in PEM with the key of ``clientCertificate``; that file itself where it is nil.
  public var clientKey: String?
  /// Whether any certificate is trusted, and so anyone who stands between.
  public var isInsecure = false
  /// The proxy, if there is one; see ``Proxy/init(for:option:environment:)``.
  public var proxy: Proxy?
  /// Sent with each request, for gateways; their values are shown nowhere.
  public var headers: [NamedText] = []
  /// How long an upload may take until its answer has come; an import of 5,000 findings takes a
  /// small server 80 seconds, and the shipped proxy of DefectDojo waits 1,800.
  public var timeout = Duration.seconds(1800)
  /// How long all other requests may take, unless ``timeout`` is shorter.
  public var shortTimeout = Duration.seconds(120)
  /// How long a connection may take to come about.
  public var connectTimeout = Duration.seconds(20)
  /// How long is waited between attempts.
  public var backoff = Backoff()
  /// The most bytes that an answer may have.
  public var largestAnswer = 512 << 20
  /// Is told why a request is sent again, and after how long.
  public var tell: @Sendable (String) -> Void = { _ in }

  public init() {}
}

/// How long is waited before something is tried again: up to ``first``, doubled each time, with
/// chance in it so that clients that failed together do not come back together.
public struct Backoff: Sendable {
  public var first = Duration.milliseconds(500)
  public var longest = Duration.seconds(30)
  /// How often something is tried in all.
  public var attempts = 5
  /// A server that asks for more patience than this is not waited for.
  public var mostPatience = Duration.seconds(300)

  public init() {}

  /// How long to wait after so many attempts, from 1.
  func pause(after attempt: Int) -> Duration {
    let most = min(first * (1 << min(attempt - 1, 20)), longest)
    return most * Double.random(in: 0.5...1)
  }
}
