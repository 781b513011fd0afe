namespace Instrument.Tables;

/// <summary>The two ways in which the files of a table are written (docs/wire/media.md §1.9).</summary>
internal enum TableDialect
{
    /// <summary>Of the run's file: no spaces, text as it is, NaN as a bare token, dates as text.</summary>
    Run,

    /// <summary>Of the artifact's file: spaces after commas and colons, ASCII only, <c>null</c> for NaN, dates as milliseconds since 1970.</summary>
    Artifact,
}
