import Foundation

/// A program that is run to see what it costs.
enum ChildProcess {
  /// Why a program was not measured: it is not installed, or ended with another status than 0.
  struct Absence: Error, CustomStringConvertible {
    let description: String
  }

  /// What a process and those it waited for took.
  struct Cost {
    /// User and system time together.
    let cpuSeconds: Double
    /// Of resident memory, in bytes. The kernel counts from the peak of the process that spawned
    /// it, so the spawning one must be small.
    let peakBytes: Int
  }

  /// Runs a program, found by `PATH` where it is named without a folder, and waits for its end. It
  /// reads nothing and its output is dropped; what it complains of is shown.
  static func run(_ program: String, _ arguments: [String]) -> Result<Cost, Absence> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    let environment = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" }
    var process: pid_t = 0
    let error = withCStrings([program] + arguments) { arguments in
      withCStrings(environment) { environment in
        posix_spawnp(&process, program, &actions, nil, arguments, environment)
      }
    }
    if error == ENOENT { return .failure(Absence(description: "not installed")) }
    if error != 0 { return .failure(Absence(description: String(cString: strerror(error)))) }
    return wait(for: process)
  }

  private static func wait(for process: pid_t) -> Result<Cost, Absence> {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      if errno != EINTR {
        return .failure(Absence(description: String(cString: strerror(errno))))
      }
    }
    if status == 0 { return .success(Cost(usage)) }
    let signal = status & 0x7F
    return .failure(
      Absence(description: signal != 0 ? "ended by signal \(signal)" : "ended with \(status >> 8)"))
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}

extension ChildProcess.Cost {
  /// What this process took so far: below its peak no child's peak can be seen.
  static var own: ChildProcess.Cost {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return ChildProcess.Cost(usage)
  }

  fileprivate init(_ usage: rusage) {
    let times = [usage.ru_utime, usage.ru_stime]
    cpuSeconds = times.map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }.reduce(0, +)
    peakBytes = usage.ru_maxrss * 1024
  }
}
