namespace Instrument.Tables;

/// <summary>Reads rows one after the other.</summary>
internal interface IRowReader : IDisposable
{
    /// <summary>Reads the next row.</summary>
    /// <param name="row">Its cells, valid until the next call.</param>
    /// <returns>False after the last row.</returns>
    /// <exception cref="IOException">The rows' file cannot be read.</exception>
    bool TryRead(out ReadOnlySpan<byte> row);
}
