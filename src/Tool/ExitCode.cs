using Instrument.Http;

namespace Instrument.Tool;

/// <summary>How the process ends (docs/tool.md).</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>Something failed, is missing, or differs.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>Nobody is logged in, or the account may not do this.</summary>
    public const int NoPermission = 3;

    /// <summary>The server cannot be reached, or is none.</summary>
    public const int Unreachable = 4;

    /// <summary>The table that help shows.</summary>
    public const string Table =
        "Exit codes: 0 all went well; 1 something failed, is missing or differs; 2 wrong command line; 3 not logged in, or no permission; "
        + "4 the server cannot be reached.";

    /// <summary>The exit code for a call that failed.</summary>
    public static int Of(ApiFailureKind kind) => kind switch
    {
        ApiFailureKind.Unauthorized or ApiFailureKind.Forbidden or ApiFailureKind.IdentityToken => NoPermission,
        ApiFailureKind.Network or ApiFailureKind.Timeout or ApiFailureKind.Tls or ApiFailureKind.WrongAddress
            or ApiFailureKind.ServerError or ApiFailureKind.RateLimited => Unreachable,
        _ => Failed,
    };
}
