using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Instrument.Media;

namespace Instrument.Generated;

/// <summary>
/// Collects one row in the caller's stack memory and hands it to the run. For generated code, which writes every field of the
/// schema exactly once, in order, and then calls <see cref="Commit"/>.
/// </summary>
/// <remarks>
/// <para>
/// Nothing reaches the run before <see cref="Commit"/>, so a property getter that throws leaves no half row behind.
/// </para>
/// <para>
/// What a plain number needs is inlined, and the rare ways out are static: where nothing takes the writer's address, the compiler
/// keeps its position and buffer in registers.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct RowWriter
{
    private readonly Run _run;
    private readonly MetricSchema _schema;
    private Span<byte> _buffer;
    private byte[]? _rented;
    private int _position;
    private int _field;
    private int _optional;
    private ValueRow? _values;

    /// <summary>Starts a row.</summary>
    /// <param name="run">The run that gets the row.</param>
    /// <param name="schema">The row's fields.</param>
    /// <param name="scratch">Memory for the values; a row that needs more rents it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowWriter(Run run, MetricSchema schema, Span<byte> scratch)
    {
        ArgumentNullException.ThrowIfNull(run);
        _run = run;
        _schema = schema;
        _buffer = scratch;
        int presence = schema.PresenceBytes;
        if (presence != 0)
        {
            if (scratch.Length < presence)
                Grow(presence);
            _buffer[..presence].Clear();
            _position = presence;
        }
    }

    /// <summary>Writes a <see cref="MetricKind.Double"/> field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDouble(double value) => Write(MetricKind.Double, value);

    /// <summary>Writes an optional <see cref="MetricKind.Double"/> field.</summary>
    public void WriteDouble(double? value)
    {
        if (Present(MetricKind.Double, value.HasValue))
            Append(value.GetValueOrDefault());
    }

    /// <summary>Writes a <see cref="MetricKind.Single"/> field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSingle(float value) => Write(MetricKind.Single, (ulong)BitConverter.SingleToUInt32Bits(value));

    /// <summary>Writes an optional <see cref="MetricKind.Single"/> field.</summary>
    public void WriteSingle(float? value)
    {
        if (Present(MetricKind.Single, value.HasValue))
            Append((ulong)BitConverter.SingleToUInt32Bits(value.GetValueOrDefault()));
    }

    /// <summary>Writes a <see cref="MetricKind.Half"/> field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteHalf(Half value) => Write(MetricKind.Half, (ulong)BitConverter.HalfToUInt16Bits(value));

    /// <summary>Writes an optional <see cref="MetricKind.Half"/> field.</summary>
    public void WriteHalf(Half? value)
    {
        if (Present(MetricKind.Half, value.HasValue))
            Append((ulong)BitConverter.HalfToUInt16Bits(value.GetValueOrDefault()));
    }

    /// <summary>Writes an <see cref="MetricKind.Int64"/> field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt64(long value) => Write(MetricKind.Int64, value);

    /// <summary>Writes an optional <see cref="MetricKind.Int64"/> field.</summary>
    public void WriteInt64(long? value)
    {
        if (Present(MetricKind.Int64, value.HasValue))
            Append(value.GetValueOrDefault());
    }

    /// <summary>Writes a <see cref="MetricKind.UInt64"/> field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64(ulong value) => Write(MetricKind.UInt64, value);

    /// <summary>Writes an optional <see cref="MetricKind.UInt64"/> field.</summary>
    public void WriteUInt64(ulong? value)
    {
        if (Present(MetricKind.UInt64, value.HasValue))
            Append(value.GetValueOrDefault());
    }

    /// <summary>Writes a <see cref="MetricKind.Boolean"/> field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolean(bool value) => Write(MetricKind.Boolean, value ? 1L : 0L);

    /// <summary>Writes an optional <see cref="MetricKind.Boolean"/> field.</summary>
    public void WriteBoolean(bool? value)
    {
        if (Present(MetricKind.Boolean, value.HasValue))
            Append(value.GetValueOrDefault() ? 1L : 0L);
    }

    /// <summary>Writes a <see cref="MetricKind.Decimal"/> field.</summary>
    public void WriteDecimal(decimal value) => Write(MetricKind.Decimal, value);

    /// <summary>Writes an optional <see cref="MetricKind.Decimal"/> field.</summary>
    public void WriteDecimal(decimal? value)
    {
        if (Present(MetricKind.Decimal, value.HasValue))
            Append(value.GetValueOrDefault());
    }

    /// <summary>Writes an <see cref="MetricKind.Int128"/> field.</summary>
    public void WriteInt128(Int128 value) => Write(MetricKind.Int128, value);

    /// <summary>Writes an optional <see cref="MetricKind.Int128"/> field.</summary>
    public void WriteInt128(Int128? value)
    {
        if (Present(MetricKind.Int128, value.HasValue))
            Append(value.GetValueOrDefault());
    }

    /// <summary>Writes a <see cref="MetricKind.UInt128"/> field.</summary>
    public void WriteUInt128(UInt128 value) => Write(MetricKind.UInt128, value);

    /// <summary>Writes an optional <see cref="MetricKind.UInt128"/> field.</summary>
    public void WriteUInt128(UInt128? value)
    {
        if (Present(MetricKind.UInt128, value.HasValue))
            Append(value.GetValueOrDefault());
    }

    /// <summary>Leaves the next optional field out of the row.</summary>
    public void Skip()
    {
        _field++;
        _optional++;
    }

    /// <summary>Leaves the next optional fields out of the row.</summary>
    /// <param name="count">How many.</param>
    public void Skip(int count)
    {
        for (int i = 0; i < count; i++)
            Skip();
    }

    /// <summary>Hands the row to the run. When this returns, the row is kept even if the process is killed.</summary>
    /// <param name="step">The row's step, or <see langword="null"/> for the next one.</param>
    /// <param name="commit">Whether the row is finished; <see langword="null"/> for: unless a step is given.</param>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or lies behind under <see cref="StepPolicy.Throw"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(long? step, bool? commit = null)
    {
        Debug.Assert(_field == _schema.Fields.Length, $"{_schema.Name}: {_field} of {_schema.Fields.Length} fields written");
        if (_values is null)
            _run.Append(_schema, _buffer[.._position], step, commit);
        else
            _run.Append(_schema, _buffer[.._position], step, commit, _values);
        if (_rented is not null)
        {
            Return(_rented);
            _rented = null;
            _buffer = default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write<T>(MetricKind kind, T value) where T : unmanaged
    {
        AssertField(kind, optional: false);
        _field++;
        Append(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append<T>(T value) where T : unmanaged
    {
        if (_buffer.Length - _position < Unsafe.SizeOf<T>())
            Grow(Unsafe.SizeOf<T>());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetReference(_buffer), _position), value);
        _position += Unsafe.SizeOf<T>();
    }

    private bool Present(MetricKind kind, bool present)
    {
        AssertField(kind, optional: true);
        _field++;
        int index = _optional++;
        if (present)
            _buffer[index >> 3] |= (byte)(1 << (index & 7));
        return present;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _position < bytes)
            Grow(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Grow(int bytes)
    {
        _rented = Rent(_buffer, _position, bytes, _rented);
        _buffer = _rented;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Rent(ReadOnlySpan<byte> buffer, int position, int bytes, byte[]? rented)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(position + bytes, buffer.Length * 2));
        buffer[..position].CopyTo(larger);
        if (rented is not null)
            Return(rented);
        return larger;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Return(byte[] rented) => ArrayPool<byte>.Shared.Return(rented);

    [Conditional("DEBUG")]
    private readonly void AssertField(MetricKind kind, bool optional)
    {
        MetricField field = _schema.Fields[_field];
        Debug.Assert(field.Kind == kind && field.Optional == optional, $"{_schema.Name}: field {field.Key} is {field.Kind}, not {kind}");
    }
}
