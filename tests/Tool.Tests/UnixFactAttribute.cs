namespace Instrument.Tool.Tests;

/// <summary>A test that starts shell scripts, which Windows has not.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Starts shell scripts.";
    }
}
