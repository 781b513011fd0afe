namespace Instrument.Files;

/// <summary>The symbolic link <c>latest-run</c>, which W&amp;B's viewer follows. It is a convenience: what fails is left out.</summary>
internal static class LatestRunLink
{
    /// <summary>Lets the link point to a run, by its bare name so that the whole folder can be moved.</summary>
    public static void Point(string wandbDirectory, string runDirectory)
    {
        string link = Path.Combine(wandbDirectory, "latest-run");
        try
        {
            // Only a link is ever removed, never a directory that a user put there.
            if (new FileInfo(link).LinkTarget is not null)
                File.Delete(link);
            File.CreateSymbolicLink(link, Path.GetFileName(runDirectory));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another run of the same moment may have put its link there, or the file system has none.
        }
    }
}
