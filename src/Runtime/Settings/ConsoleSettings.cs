namespace Instrument.Settings;

/// <summary>What becomes of the output that a program writes to its console. Made by <see cref="ConsoleSettingsResolver"/>.</summary>
/// <param name="Mode">Whether it is captured.</param>
/// <param name="MaxBytes">Most bytes that a run keeps.</param>
/// <param name="MaxBytesPerSecond">How many of them a second, on average.</param>
/// <param name="Parts">The parts that it is filed in; <see langword="null"/> for one file.</param>
/// <param name="Finding">What was asked for and is not done; <see langword="null"/> if nothing is.</param>
internal sealed record ConsoleSettings(ConsoleMode Mode, long MaxBytes, long MaxBytesPerSecond, ConsoleParts? Parts, SettingFinding? Finding);
