/// The version of the program, which outputs name as what wrote them.
public let programVersion = "0.1.0"
