namespace Instrument.Reading;

/// <summary>What a run's file is.</summary>
public enum RunFileType
{
    /// <summary>A file of the user.</summary>
    Other = 0,

    /// <summary>A file that the client writes itself.</summary>
    Wandb = 1,

    /// <summary>An image or another object of a row.</summary>
    Media = 2,

    /// <summary>A file of an artifact.</summary>
    Artifact = 3,
}
