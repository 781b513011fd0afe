namespace Instrument.Tool.Verification;

/// <summary>What the server has of a run, held against what the logs on this disk have.</summary>
/// <param name="Run">The run at the server, as entity/project/id.</param>
/// <param name="Url">Its page.</param>
/// <param name="State">Its state there.</param>
/// <param name="LoggedRows">Rows of the logs that a server can have.</param>
/// <param name="StoredRows">Rows that the server has.</param>
/// <param name="RefusedRows">Rows of the logs that the server did not take, which are not compared.</param>
/// <param name="MissingRows">Rows that the server lacks.</param>
/// <param name="ExtraRows">Rows between those of the logs that the logs lack.</param>
/// <param name="MissingSteps">The first steps of <paramref name="MissingRows"/>.</param>
/// <param name="Keys">Each key of the rows.</param>
/// <param name="Files">Each file.</param>
internal sealed record VerifyReport(
    string Run, string Url, string? State, long LoggedRows, long StoredRows, long RefusedRows, long MissingRows, long ExtraRows,
    IReadOnlyList<long> MissingSteps, IReadOnlyList<VerifiedKey> Keys, IReadOnlyList<VerifiedFile> Files)
{
    /// <summary>Whether the server has all that the logs have, with the same values.</summary>
    public bool IsEqual => MissingRows == 0 && ExtraRows == 0 && Keys.All(key => key.IsEqual) && Files.All(file => file.Result == FileResult.Equal);
}

/// <summary>One key.</summary>
/// <param name="Key">Its name; segments of a nested one are joined by dots.</param>
/// <param name="Logged">Rows of the logs that have it.</param>
/// <param name="Stored">Rows of the server that have it.</param>
/// <param name="Differing">Rows that both have, with different values.</param>
/// <param name="FirstDifference">The step of the first of them, or of the first row where one side lacks the key.</param>
internal sealed record VerifiedKey(string Key, long Logged, long Stored, long Differing, long? FirstDifference)
{
    /// <summary>Whether both sides have the same.</summary>
    public bool IsEqual => Logged == Stored && Differing == 0;
}

/// <summary>One file.</summary>
/// <param name="Path">Its path below the run's files.</param>
/// <param name="Result">How the sides compare.</param>
/// <param name="LocalBytes">Its length here.</param>
/// <param name="StoredBytes">Its length at the server.</param>
internal sealed record VerifiedFile(string Path, FileResult Result, long? LocalBytes, long? StoredBytes);

/// <summary>How a file here and at the server compare.</summary>
internal enum FileResult
{
    /// <summary>They are equal.</summary>
    Equal,

    /// <summary>The server does not have it.</summary>
    Missing,

    /// <summary>Length or digest are not the same.</summary>
    Differs,

    /// <summary>It was announced in the log, and is gone from this disk.</summary>
    NotHere,
}
