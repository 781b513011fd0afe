namespace Instrument.Shipping.Artifacts;

/// <summary>Ends the upload of one artifact, with the reason. It goes no further than that upload.</summary>
internal sealed class ArtifactFailureException(string message) : Exception(message);
